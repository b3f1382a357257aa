import type { DayFigures } from '$lib/domain/history/history-of.ts';

/** Which of both answers of a day is shown. */
export type Known = keyof Pick<DayFigures, 'asThen' | 'asNow'>;
