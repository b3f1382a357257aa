import { figuresToLedger, ledgerToSums } from '../figures-of.ts';
import { type Ledger, sumLedgers } from '../ledger.ts';
import type { Figures } from '../schema/figures.ts';
import type { Kind, Location } from '../schema/location.ts';
import type { Region } from '../schema/region.ts';
import type { TotalPart, TotalRow } from '../schema/total.ts';
import { isOnBoard } from './board-site.ts';

export type SummedSite = {
	location: Pick<Location, 'status' | 'hidden'> & { kind: Kind };
	figures: Figures;
};

const HOUR = 3_600_000;

/**
 * What other regions are told of a region (domain section 3): what one of its own readers could sum, so without hidden
 * sites. Sites are put together by kind and by the hour they were counted in, so that freshness stays inside the total
 * (D14) and the row does not grow with the sites.
 */
export function totalOfRegion(
	{ id: regionId, name, contact, settings }: Region,
	sites: Iterable<SummedSite>,
	summedAt: string
): TotalRow {
	const told = [...sites].filter((site) => isOnBoard(site) && !site.location.hidden);
	const { freshHours, staleHours } = settings;
	return {
		regionId,
		name,
		contact,
		settings: { freshHours, staleHours },
		summedAt,
		parts: [...Map.groupBy(told, keyOf)]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, members]) => toPart(members))
	};
}

function keyOf({ location: { kind }, figures: { countedAt } }: SummedSite): string {
	return `${kind} ${hourOf(countedAt) ?? ''}`;
}

/** Rounded down: a total is never said to be fresher than what is in it. */
function hourOf(countedAt: string | null): string | null {
	if (countedAt === null) return null;
	return new Date(Math.floor(Date.parse(countedAt) / HOUR) * HOUR).toISOString();
}

function toPart(members: SummedSite[]): TotalPart {
	const [{ location, figures }] = members as [SummedSite];
	const ledger: Ledger = sumLedgers(members.map((site) => figuresToLedger(site.figures)));
	return {
		kind: location.kind,
		countedAt: hourOf(figures.countedAt),
		sites: members.length,
		figures: ledgerToSums(ledger)
	};
}
