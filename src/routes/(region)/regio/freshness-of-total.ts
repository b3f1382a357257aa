import { type BoardTotal, stalePartOf } from '$lib/domain/board/sum-sites.ts';
import type { Freshness } from '$lib/domain/freshness.ts';
import { m } from '$messages/messages';

/** The freshness inside a total (D14), as one tag: the worst that occurs, and how often. */
export function freshnessOfTotal(total: BoardTotal): { state: Freshness; text: string } {
	const stale = stalePartOf(total).sites;
	const ageing = total.freshness.ageing.sites;
	if (stale > 0)
		return { state: 'stale', text: m.board_fresh_part({ n: stale, all: total.sites }) };
	if (ageing > 0) return { state: 'ageing', text: m.board_ageing_part({ n: ageing }) };
	return { state: 'fresh', text: m.board_fresh_all() };
}
