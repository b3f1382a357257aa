import { siteInputs, unitInputs } from './fold/inputs.ts';
import type { LocationState } from './fold/state.ts';
import { countedAtOf, observedAtOf } from './fold/times.ts';
import { type FoldUnit, type FoldUnits, NOW_POSITION } from './fold/units.ts';
import {
	type Ledger,
	ledgerOf,
	placeableOf,
	sumLedgers,
	withReserved,
	withRest
} from './ledger.ts';
import type { Figures } from './schema/figures.ts';
import { deriveSnijverlies } from './snijverlies.ts';
import { total } from './total.ts';

/** Live holds of a location: places per unit ('' = the location itself), and until when the first one runs. */
export type Reserved = { byUnit: ReadonlyMap<string, number>; until: string | null };

export const NOTHING_RESERVED: Reserved = { byUnit: new Map(), until: null };

export type LocationFigures = {
	location: Figures;
	units: Map<string, Figures>;
	/** Largest household that fits together (D4); null where units are not known. */
	largestUnit: number | null;
};

/** Figures of a location and its units from the fold's state and the live holds. */
export function figuresOf(
	state: LocationState,
	units: FoldUnits,
	reserved: Reserved,
	receivedAt: string | null
): LocationFigures {
	const times = {
		observedAt: observedAtOf(state),
		countedAt: countedAtOf(state, units),
		receivedAt
	};
	const ledgers = unitLedgers(state, units, reserved);
	if (state.detail === 'site') {
		const all = [...reserved.byUnit.values()].reduce((sum, n) => sum + n, 0);
		const ledger = ledgerOf(siteInputs(state), all);
		return {
			location: toFigures(ledger, times, reserved.until),
			units: unitFigures(state, ledgers, receivedAt),
			largestUnit: null
		};
	}
	const location = withReserved(
		withRest(sumLedgers(ledgers.values()), state.rest.occupied),
		reserved.byUnit.get('') ?? 0
	);
	return {
		location: toFigures(location, times, reserved.until),
		units: unitFigures(state, ledgers, receivedAt),
		largestUnit: largestUnit(location, ledgers.values())
	};
}

/** No unit takes more people than the whole house still has places for: the rest and holds without a unit need some. */
function largestUnit(location: Ledger, units: Iterable<Ledger>): number {
	let largest = 0;
	for (const unit of units) largest = Math.max(largest, placeableOf(unit));
	return Math.min(largest, placeableOf(location));
}

function unitLedgers(
	state: LocationState,
	units: FoldUnits,
	reserved: Reserved
): Map<string, Ledger> {
	const ledgers = new Map<string, Ledger>();
	for (const [id, inputs] of unitInputs(state, units, NOW_POSITION)) {
		const held = reserved.byUnit.get(id) ?? 0;
		const free = inputs.realised - inputs.occupied - total(inputs.outOfServiceBy);
		const lost = state.units[id]?.declared
			? inputs.declared
			: derive(units.get(id)!, { free, occupied: inputs.occupied, reserved: held });
		ledgers.set(id, ledgerOf(inputs, held, lost));
	}
	return ledgers;
}

function derive(unit: FoldUnit, place: { free: number; occupied: number; reserved: number }) {
	return deriveSnijverlies({ sharedBy: unit.sharedBy, ...place });
}

function unitFigures(
	state: LocationState,
	ledgers: Map<string, Ledger>,
	receivedAt: string | null
): Map<string, Figures> {
	const figures = new Map<string, Figures>();
	for (const [id, ledger] of ledgers) {
		const { observedAt = null, countedAt = null } = state.units[id] ?? {};
		figures.set(id, toFigures(ledger, { observedAt, countedAt, receivedAt }, null));
	}
	return figures;
}

function toFigures(
	ledger: Ledger,
	times: Pick<Figures, 'observedAt' | 'countedAt' | 'receivedAt'>,
	reservedUntil: string | null
): Figures {
	return { ...ledgerToSums(ledger), reservedUntil, ...times };
}

/** Figures without the times of one place: what a sum of places has. */
export type Sums = Omit<Figures, 'observedAt' | 'countedAt' | 'receivedAt' | 'reservedUntil'>;

/** The ledger that figures of a row stand for, so that rows can be summed (D2). */
export function figuresToLedger(figures: Sums): Ledger {
	const { snijverliesDeclared: declared, ...rest } = figures;
	return { ...rest, declared };
}

/** A summed ledger as it travels. */
export function ledgerToSums({ declared, ...sums }: Ledger): Sums {
	return { ...sums, snijverliesDeclared: declared };
}
