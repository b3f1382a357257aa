import type { BoardChoice } from './board-choice.ts';
import type { BoardSite, FreshnessOfSite } from './board-site.ts';
import { orderGroups, orderSites } from './order-sites.ts';
import { type BoardTotal, sumSites } from './sum-sites.ts';

/** The sites of one municipality with their total. */
export type BoardGroup<Site extends BoardSite = BoardSite> = {
	/** CBS code. */
	id: string;
	name: string;
	regionId: string;
	sites: Site[];
	total: BoardTotal;
	/** Oldest count among its sites; empty when one was never counted. */
	oldestAt: string;
};

/** Groups sites that stand in order of name by municipality; groups and sites in the order of the choice. */
export function groupSites<Site extends BoardSite>(
	sites: Iterable<Site>,
	ordering: Pick<BoardChoice, 'order' | 'descending'>,
	freshnessOf: FreshnessOfSite
): BoardGroup<Site>[] {
	const byMunicipality = Map.groupBy(sites, ({ municipality }) => municipality);
	const groups = [...byMunicipality].map(([id, members]) =>
		toGroup(id, orderSites(members, ordering), freshnessOf)
	);
	return orderGroups(groups, ordering);
}

function toGroup<Site extends BoardSite>(
	id: string,
	sites: Site[],
	freshnessOf: FreshnessOfSite
): BoardGroup<Site> {
	const { municipalityName: name, regionId } = sites[0]!;
	const times = sites.map(({ countedAt }) => countedAt ?? '');
	return {
		id,
		name,
		regionId,
		sites,
		total: sumSites(sites, freshnessOf),
		oldestAt: times.reduce((a, b) => (a < b ? a : b))
	};
}
