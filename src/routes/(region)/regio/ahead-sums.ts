import { m } from '$messages/messages';
import type { AheadLine, BedsAhead } from '$lib/domain/board/beds-ahead.ts';
import { formatDifference } from '$lib/ui/format.ts';

/** `+20 / −30`, what comes and what goes apart: together they would hide one another. */
export function aheadSums({ more, fewer }: Pick<BedsAhead<unknown>, 'more' | 'fewer'>): string {
	const sums = [more, -fewer].filter((n) => n !== 0).map(formatDifference);
	return sums.join(' / ') || m.board_ahead_unknown();
}

/** How many beds a line brings or takes; what opens without a number says so. */
export function changeWords({ step, change }: Pick<AheadLine<unknown>, 'step' | 'change'>): string {
	if (change !== null) return formatDifference(change);
	return step.kind === 'opens' ? m.board_ahead_unknown() : '';
}
