import type { BoardSite } from './board-site.ts';
import type { BoardGroup } from './group-sites.ts';

/** One line of the board's table. `index` counts all lines of the table, the header being 1. */
export type BoardRow<Site extends BoardSite = BoardSite> =
	| { kind: 'group'; key: string; index: number; group: BoardGroup<Site>; isOpen: boolean }
	| { kind: 'site'; key: string; index: number; site: Site };

/** Above this many sites municipalities start closed: a plain table of them all is too slow to paint. */
export const OPEN_UP_TO_SITES = 200;

/** Whether a municipality is open: as the person last set it, else by how many sites there are. */
export function isGroupOpen(
	id: string,
	turned: ReadonlyMap<string, boolean>,
	siteCount: number
): boolean {
	return turned.get(id) ?? siteCount <= OPEN_UP_TO_SITES;
}

/** The lines in the order in which they stand: each municipality, and its sites while it is open. */
export function toBoardRows<Site extends BoardSite>(
	groups: BoardGroup<Site>[],
	isOpen: (group: BoardGroup<Site>) => boolean
): BoardRow<Site>[] {
	const rows: BoardRow<Site>[] = [];
	const next = () => rows.length + 2;
	for (const group of groups) {
		const open = isOpen(group);
		rows.push({ kind: 'group', key: group.id, index: next(), group, isOpen: open });
		if (!open) continue;
		for (const site of group.sites) rows.push({ kind: 'site', key: site.id, index: next(), site });
	}
	return rows;
}
