import { figuresToLedger } from '../figures-of.ts';
import { type Freshness, freshnessOf } from '../freshness.ts';
import { addLedger, type Ledger, placeableOf, sumLedgers } from '../ledger.ts';
import type { TotalRow } from '../schema/total.ts';
import type { BoardChoice } from './board-choice.ts';
import type { BoardSite, FreshnessOfSite } from './board-site.ts';

/** What of a total has one freshness. */
export type FreshPart = { sites: number; realised: number; placeable: number };

export type BoardTotal = {
	sites: number;
	/** Sum of the sites' ledgers (D2). */
	ledger: Ledger;
	placeable: number;
	/** Largest household that fits together somewhere (D4); null when no site knows its units. */
	largestUnit: number | null;
	freshness: Record<Freshness, FreshPart>;
};

/** A total with its freshness inside (D2, D14). */
export function sumSites(sites: Iterable<BoardSite>, freshnessOfSite: FreshnessOfSite): BoardTotal {
	const sum = emptyTotal();
	for (const site of sites) {
		const { placeable, largestUnit } = site;
		const ledger = figuresToLedger(site.figures);
		addPart(sum, { sites: 1, ledger, placeable, largestUnit }, freshnessOfSite(site));
	}
	return { ...sum, placeable: placeableOf(sum.ledger) };
}

/** The total of another region's row, of one kind or of all; `now` in ms, by the server's clock (D2, D14). */
export function sumTotalRow(
	{ parts, settings }: TotalRow,
	kind: BoardChoice['kind'],
	now: number
): BoardTotal {
	const sum = emptyTotal();
	for (const part of parts) {
		if (kind !== 'all' && part.kind !== kind) continue;
		const ledger = figuresToLedger(part.figures);
		const placeable = placeableOf(ledger);
		addPart(
			sum,
			{ sites: part.sites, ledger, placeable, largestUnit: null },
			freshnessOf(part.countedAt, now, settings)
		);
	}
	return { ...sum, placeable: placeableOf(sum.ledger) };
}

type Part = Pick<BoardTotal, 'sites' | 'ledger' | 'placeable' | 'largestUnit'>;

function addPart(sum: BoardTotal, part: Part, freshness: Freshness): void {
	sum.sites += part.sites;
	addLedger(sum.ledger, part.ledger);
	sum.largestUnit = largestOf(sum.largestUnit, part.largestUnit);
	const fresh = sum.freshness[freshness];
	fresh.sites += part.sites;
	fresh.realised += part.ledger.realised;
	fresh.placeable += part.placeable;
}

/** The total of totals: the same as that of all their sites together. */
export function sumTotals(parts: BoardTotal[]): BoardTotal {
	const sum = emptyTotal();
	for (const part of parts) {
		sum.sites += part.sites;
		sum.largestUnit = largestOf(sum.largestUnit, part.largestUnit);
		for (const state of FRESHNESS)
			for (const key of FRESH_KEYS) sum.freshness[state][key] += part.freshness[state][key];
	}
	const ledger = sumLedgers(parts.map((part) => part.ledger));
	return { ...sum, ledger, placeable: placeableOf(ledger) };
}

export type StalePart = FreshPart & {
	/** Of the realised beds, 0 to 1 (D14); 0 when there are none. */
	share: number;
};

/** What of a total stands on figures that are stale or were never confirmed (D14). */
export function stalePartOf({ freshness, ledger }: BoardTotal): StalePart {
	const { stale, never } = freshness;
	const realised = stale.realised + never.realised;
	return {
		sites: stale.sites + never.sites,
		realised,
		placeable: stale.placeable + never.placeable,
		share: ledger.realised === 0 ? 0 : realised / ledger.realised
	};
}

const FRESHNESS = ['fresh', 'ageing', 'stale', 'never'] as const satisfies Freshness[];
const FRESH_KEYS = ['sites', 'realised', 'placeable'] as const satisfies (keyof FreshPart)[];

function largestOf(a: number | null, b: number | null): number | null {
	return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function emptyTotal(): BoardTotal {
	const none = () => ({ sites: 0, realised: 0, placeable: 0 });
	return {
		sites: 0,
		ledger: sumLedgers([]),
		placeable: 0,
		largestUnit: null,
		freshness: { fresh: none(), ageing: none(), stale: none(), never: none() }
	};
}
