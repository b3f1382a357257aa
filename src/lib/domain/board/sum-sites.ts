import { figuresToLedger } from '../figures-of.ts';
import type { Freshness } from '../freshness.ts';
import { type Ledger, placeableOf, sumLedgers } from '../ledger.ts';
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
export function sumSites(sites: Iterable<BoardSite>, freshnessOf: FreshnessOfSite): BoardTotal {
	const freshness = noFreshness();
	const ledgers: Ledger[] = [];
	let largestUnit: number | null = null;
	for (const site of sites) {
		ledgers.push(figuresToLedger(site.figures));
		const part = freshness[freshnessOf(site)];
		part.sites += 1;
		part.realised += site.figures.realised;
		part.placeable += site.placeable;
		if (site.largestUnit !== null) largestUnit = Math.max(largestUnit ?? 0, site.largestUnit);
	}
	const ledger = sumLedgers(ledgers);
	return { sites: ledgers.length, ledger, placeable: placeableOf(ledger), largestUnit, freshness };
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

function noFreshness(): BoardTotal['freshness'] {
	const none = () => ({ sites: 0, realised: 0, placeable: 0 });
	return { fresh: none(), ageing: none(), stale: none(), never: none() };
}
