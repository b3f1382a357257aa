import { total } from '../fold/inputs.ts';
import type { BoardChoice } from './board-choice.ts';
import type { BoardSite } from './board-site.ts';
import { partOf } from './ledger-part.ts';
import type { BoardTotal } from './sum-sites.ts';

type Ordering = Pick<BoardChoice, 'order' | 'descending'>;
type Named = { name: string; id: string };

const NAMES = new Intl.Collator('nl', { numeric: true });

/** Equal ones stand in order of name, in whatever direction the rest runs. */
export function compareSites({
	order,
	descending
}: Ordering): (a: BoardSite, b: BoardSite) => number {
	const turn = descending ? -1 : 1;
	if (order === 'name') return (a, b) => turn * byName(a, b);
	return (a, b) => turn * compareKeys(siteKey(a, order), siteKey(b, order)) || byName(a, b);
}

/** A municipality stands by its total; by when it was seen it stands by its oldest count. */
export function compareGroups({ order, descending }: Ordering) {
	const turn = descending ? -1 : 1;
	type Group = Named & { total: BoardTotal; oldestAt: string };
	if (order === 'name') return (a: Group, b: Group) => turn * byName(a, b);
	const keyOf = ({ total: { ledger }, oldestAt }: Group) =>
		order === 'countedAt' ? oldestAt : partOf(ledger, order);
	return (a: Group, b: Group) => turn * compareKeys(keyOf(a), keyOf(b)) || byName(a, b);
}

function siteKey(
	{ figures, placeable, countedAt }: BoardSite,
	order: Exclude<BoardChoice['order'], 'name'>
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

function compareKeys(a: number | string, b: number | string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function byName(a: Named, b: Named): number {
	return NAMES.compare(a.name, b.name) || compareKeys(a.id, b.id);
}
