import { amsterdamDay, amsterdamInstant } from './amsterdam.ts';
import type { DateHints, DateReading } from './date-reading.ts';
import { saysNothing, saysUnknown } from './empty-words.ts';
import { findDay } from './find-day.ts';
import { readClock } from './read-clock.ts';

/** Reads a date with or without time. What can be read in two ways, or only roughly, is asked and never guessed. */
export function readDate(text: string, hints: DateHints = {}): DateReading {
	if (saysNothing(text) || saysUnknown(text)) return { status: 'blank' };
	const zoned = readZoned(text.trim());
	if (zoned) return zoned;
	const clock = readClock(text.trim());
	if (!clock) return { status: 'ask', reason: 'no-such-moment' };
	const found = findDay(clock.rest, hints);
	if (found.status === 'ask') return found;
	const at = amsterdamInstant(found.day, clock.time);
	return at ? { status: 'date', day: found.day, at } : { status: 'ask', reason: 'no-such-moment' };
}

const ZONED = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function readZoned(text: string): DateReading | null {
	if (!ZONED.test(text)) return null;
	const time = Date.parse(text);
	if (Number.isNaN(time)) return { status: 'ask', reason: 'no-such-moment' };
	const at = new Date(time).toISOString();
	return { status: 'date', day: amsterdamDay(at), at };
}
