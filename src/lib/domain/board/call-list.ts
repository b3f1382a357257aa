import { type BoardSite, type FreshnessOfSite, isOnBoard } from './board-site.ts';

/** Sites whose figures somebody has to ask for, longest not counted first, never confirmed before all (D14). */
export function toCallList<Site extends BoardSite>(
	sites: Iterable<Site>,
	freshnessOf: FreshnessOfSite
): Site[] {
	return [...sites]
		.filter((site) => isOnBoard(site) && isOld(freshnessOf(site)))
		.sort(
			(a, b) =>
				compareText(a.countedAt ?? '', b.countedAt ?? '') ||
				b.figures.realised - a.figures.realised ||
				compareText(a.id, b.id)
		);
}

/**
 * Whom to call after `currentId`. `walk` is the order in which the calling began: a site that was confirmed meanwhile
 * is passed over, and after the last one it goes on with those that were skipped. null: nobody is left.
 */
export function nextToCall<Site extends Pick<BoardSite, 'id'>>(
	list: Site[],
	walk: string[],
	currentId: string
): Site | null {
	const waiting = new Map(list.map((site) => [site.id, site]));
	const at = walk.indexOf(currentId);
	const rest = [...walk.slice(at + 1), ...walk.slice(0, Math.max(0, at)), ...waiting.keys()];
	const next = rest.find((id) => id !== currentId && waiting.has(id));
	return next === undefined ? null : waiting.get(next)!;
}

function isOld(freshness: ReturnType<FreshnessOfSite>): boolean {
	return freshness === 'stale' || freshness === 'never';
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
