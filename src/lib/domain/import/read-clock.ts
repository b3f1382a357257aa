import type { ClockTime } from './amsterdam.ts';

/** Takes a clock time off the end of a text; without one it is midnight. null: a time that no clock shows. */
export function readClock(text: string): { rest: string; time: ClockTime } | null {
	const found = CLOCK.exec(text);
	if (!found) return { rest: text, time: { hours: 0, minutes: 0, seconds: 0 } };
	const [, rest, hours, minutes, seconds, half] = found;
	const time = {
		hours: toHours(Number(hours), half?.toLowerCase()),
		minutes: Number(minutes),
		seconds: Number(seconds ?? 0)
	};
	const shown = time.hours < 24 && time.minutes < 60 && time.seconds < 60;
	return shown ? { rest: rest!, time } : null;
}

const CLOCK =
	/^(.+?)(?:T|,?\s+(?:om\s+|at\s+)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,9})?)?\s*(?:uur|u|h|([ap])\.?m\.?)?$/i;

/** 12 AM is midnight and 12 PM is noon; 13 PM is no time at all. */
function toHours(hours: number, half: string | undefined): number {
	if (!half) return hours;
	if (hours < 1 || hours > 12) return Number.NaN;
	return (hours % 12) + (half === 'p' ? 12 : 0);
}
