import { total } from '../total.ts';
import type { BoardChoice, Order } from './board-choice.ts';
import type { BoardSite } from './board-site.ts';
import { partOf } from './ledger-part.ts';
import type { BoardTotal } from './sum-sites.ts';

type Ordering = Pick<BoardChoice, 'order' | 'descending'>;
type Named = { name: string; id: string };

const NAMES = new Intl.Collator('nl', { numeric: true });

/** In order of name, 9 before 10. Comparing names is what costs, so it is done when sites change, not per filter. */
export function sortByName<Site extends Named>(sites: Iterable<Site>): Site[] {
	return [...sites].sort(byName);
}

/** Sites that stand in order of name in the order of the choice; equal ones stay in order of name. */
export function orderSites<Site extends BoardSite>(
	sites: Site[],
	{ order, descending }: Ordering
): Site[] {
	if (order === 'name') return descending ? sites.reverse() : sites;
	return sites.sort(compareBy((site) => siteKey(site, order), descending));
}

type Group = Named & { total: BoardTotal; oldestAt: string };

/** A municipality stands by its total; by when it was seen it stands by its oldest count. */
export function orderGroups<One extends Group>(
	groups: One[],
	{ order, descending }: Ordering
): One[] {
	const sorted = sortByName(groups);
	if (order === 'name') return descending ? sorted.reverse() : sorted;
	return sorted.sort(compareBy((group) => groupKey(group, order), descending));
}

function siteKey(
	{ figures, placeable, countedAt }: BoardSite,
	order: Exclude<Order, 'name'>
): number | string {
	switch (order) {
		case 'placeable':
			return placeable;
		case 'snijverlies':
			return total(figures.snijverlies);
		// Never counted stands before the oldest count.
		case 'countedAt':
			return countedAt ?? '';
		default:
			return figures[order];
	}
}

function groupKey(
	{ total: { ledger }, oldestAt }: Group,
	order: Exclude<Order, 'name'>
): number | string {
	return order === 'countedAt' ? oldestAt : partOf(ledger, order);
}

function compareBy<One>(
	keyOf: (one: One) => number | string,
	descending: boolean
): (a: One, b: One) => number {
	const turn = descending ? -1 : 1;
	return (a, b) => turn * compareKeys(keyOf(a), keyOf(b));
}

function compareKeys(a: number | string, b: number | string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function byName(a: Named, b: Named): number {
	return NAMES.compare(a.name, b.name) || compareKeys(a.id, b.id);
}
