import { amsterdamInstant } from '../domain/import/amsterdam.ts';
import { dayOf, formatTime } from './format.ts';

/** When somebody saw it: `at` null = now. With a `problem` it cannot be saved yet. */
export type SeenWhen = { at: string | null; problem: 'missing' | 'future' | 'skipped' | null };

export const SEEN_NOW: SeenWhen = { at: null, problem: null };

/** Somebody said that it was earlier, also where that cannot be saved yet. */
export function isSetBack({ at, problem }: SeenWhen): boolean {
	return at !== null || problem !== null;
}

/** The text of a `datetime-local` control as a moment in the Netherlands, whatever zone the device is in. */
export function readSeen(text: string, now: number): SeenWhen {
	const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
	if (!match) return { at: null, problem: 'missing' };
	const [, day = '', hours, minutes] = match;
	const at = amsterdamInstant(day, { hours: Number(hours), minutes: Number(minutes), seconds: 0 });
	if (at === null) return { at: null, problem: 'skipped' };
	return Date.parse(at) > now ? { at, problem: 'future' } : { at, problem: null };
}

/** A moment in ms since 1970 as a `datetime-local` control writes it. */
export function toLocalText(moment: number): string {
	return `${dayOf(moment)}T${formatTime(new Date(moment).toISOString())}`;
}
