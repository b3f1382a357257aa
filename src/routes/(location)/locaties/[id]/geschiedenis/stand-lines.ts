import { m } from '$messages/messages';
import type { DayFigures } from '$lib/domain/history/history-of.ts';
import type { Figures } from '$lib/domain/schema/figures.ts';
import { total } from '$lib/domain/total.ts';
import { formatWhen } from '$lib/ui/format-when.ts';
import { formatNumber } from '$lib/ui/format.ts';
import { placeableOfFigures } from '$lib/ui/ledger-lines.ts';

/** One number of a day as it was known at its end, and as it is known now. */
export type StandLine = { label: string; asThen: string; asNow: string };

/** The sum of a day in both answers; what is nought in both and seldom is left out. */
export function standLines({ asThen, asNow }: DayFigures, now: number): StandLine[] {
	const of = (label: string, read: (figures: Figures) => number): StandLine => ({
		label,
		asThen: numberWords(asThen, read),
		asNow: numberWords(asNow, read)
	});
	const seldom = [
		of(m.ledger_over(), ({ overcrowded }) => overcrowded),
		of(m.ledger_lost(), ({ snijverlies }) => total(snijverlies))
	].filter((line) => line.asThen !== line.asNow || /[1-9]/.test(line.asNow));
	return [
		of(m.ledger_beds(), ({ realised }) => realised),
		of(m.ledger_occupied(), ({ occupied }) => occupied),
		of(m.ledger_out(), ({ outOfService }) => outOfService),
		...seldom,
		of(m.ledger_free(), placeableOfFigures),
		{
			label: m.history_counted(),
			asThen: countedWords(asThen, now),
			asNow: countedWords(asNow, now)
		}
	];
}

/** What came in later, or was put right, changed the numbers of that day. */
export function isRevised(day: DayFigures): boolean {
	return standLines(day, 0).some(({ asThen, asNow }) => asThen !== asNow);
}

function numberWords(figures: Figures | null, read: (figures: Figures) => number): string {
	return figures ? formatNumber(read(figures)) : m.history_nothing();
}

function countedWords(figures: Figures | null, now: number): string {
	return figures?.countedAt ? formatWhen(figures.countedAt, now) : m.history_never();
}
