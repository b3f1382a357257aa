import { m } from '$messages/messages';
import type { AheadLine, BedsAhead } from '$lib/domain/board/beds-ahead.ts';
import { formatDifference } from '$lib/ui/format.ts';

/** `+20 / −30`, what comes and what goes apart: together they would hide one another; and whether more opens (D7). */
export function aheadSums({ more, fewer, lines }: BedsAhead<unknown>): string {
	const sums = [more, -fewer].filter((n) => n !== 0).map(formatDifference);
	if (opensUnknown(lines)) sums.push(m.board_ahead_unknown());
	return sums.join(' / ') || formatDifference(0);
}

/** A site opens of which no line says how many beds. */
function opensUnknown(lines: AheadLine<unknown>[]): boolean {
	const told = new Set(lines.filter(({ step }) => step.kind === 'beds').map(({ site }) => site));
	return lines.some((line) => isUnknown(line) && !told.has(line.site));
}

/** How many beds a line brings or takes; what opens without a number says so. */
export function changeWords({ step, change }: Pick<AheadLine<unknown>, 'step' | 'change'>): string {
	if (change !== null) return formatDifference(change);
	return isUnknown({ step, change }) ? m.board_ahead_unknown() : '';
}

function isUnknown({ step, change }: Pick<AheadLine<unknown>, 'step' | 'change'>): boolean {
	return step.kind === 'opens' && change === null;
}
