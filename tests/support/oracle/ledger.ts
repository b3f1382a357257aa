import type { Sums } from './sums.ts';
import { total } from './sums.ts';
import { SNIJVERLIES_REASONS } from './world.ts';

export type OracleFigures = {
	realised: number;
	occupied: number;
	outOfService: number;
	outOfServiceBy: Sums;
	/** What counts, per reason. */
	snijverlies: Sums;
	snijverliesDeclared: Sums;
	reserved: number;
	overcrowded: number;
	overpromised: number;
	placeable: number;
	observedAt: string | null;
	countedAt: string | null;
};

export type Ledger = Omit<OracleFigures, 'observedAt' | 'countedAt'>;

export type LedgerInputs = {
	realised: number;
	occupied: number;
	outOfServiceBy: Sums;
	declared: Sums;
	reserved: number;
};

/** Domain, section 2, to the letter. `derived` is what counts where nothing was declared. */
export function ledgerOf(inputs: LedgerInputs, derived?: Sums): Ledger {
	const { realised, occupied, outOfServiceBy, reserved } = inputs;
	const outOfService = total(Object.values(outOfServiceBy));
	const free = realised - outOfService - occupied;
	const snijverlies = lowered(derived ?? inputs.declared, Math.max(0, free));
	const left = Math.max(0, free) - total(Object.values(snijverlies));
	return {
		realised,
		occupied,
		outOfService,
		outOfServiceBy,
		snijverlies,
		snijverliesDeclared: aboveZero(inputs.declared),
		reserved,
		overcrowded: Math.max(0, -free),
		overpromised: Math.max(0, reserved - left),
		placeable: Math.max(0, left - reserved)
	};
}

export function aboveZero(sums: Sums): Sums {
	return Object.fromEntries(Object.entries(sums).filter(([, n]) => n > 0));
}

/** D6: above the free beds the largest reason is lowered first, ties in list order; bed by bed. */
function lowered(declared: Sums, free: number): Sums {
	const reasons = SNIJVERLIES_REASONS.filter((reason) => reason in declared);
	const first = [...reasons].sort((a, b) => (declared[b] ?? 0) - (declared[a] ?? 0));
	const counts = { ...declared };
	for (const reason of first)
		while ((counts[reason] ?? 0) > 0 && total(Object.values(counts)) > free)
			counts[reason] = (counts[reason] ?? 0) - 1;
	return aboveZero(counts);
}
