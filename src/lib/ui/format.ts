import { getLocale } from '$messages/runtime';

/** Numbers and days as whoever reads the language writes them: 2.658 is a fraction to an English reader. */
const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const ZONE = 'Europe/Amsterdam';
const DATE_STYLES = {
	time: { hour: '2-digit', minute: '2-digit', hour12: false },
	day: { day: 'numeric', month: 'short' },
	dayWithYear: { day: 'numeric', month: 'short', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** 2658 → `2.658`, in English `2,658`; −6 with a real minus. */
export function formatNumber(n: number): string {
	// Most are such, there are many of them, and a formatter takes its time.
	if (n >= 0 && n < 1000 && Number.isInteger(n)) return String(n);
	return whole().format(n).replace('-', '−');
}

/** 0.5 → `0,5`, in English `0.5`; every digit is kept. */
export function formatDecimal(n: number): string {
	return getLocale() === 'nl' ? String(n).replace('.', ',') : String(n);
}

/** 3 → `+3`, −2 → `−2` with a real minus, 0 → `0`. */
export function formatDifference(n: number): string {
	if (n === 0) return '0';
	return `${n > 0 ? '+' : '−'}${formatNumber(Math.abs(n))}`;
}

/** ISO moment → `08:12`. */
export function formatTime(instant: string): string {
	return date('time').format(new Date(instant));
}

/** ISO moment or calendar day → `22 nov`, of another year than `now`'s with the year. */
export function formatDay(day: string, now?: number): string {
	const moment = new Date(day.length === 10 ? `${day}T12:00:00Z` : day);
	const sameYear = now !== undefined && yearOf(moment) === yearOf(new Date(now));
	return date(sameYear ? 'day' : 'dayWithYear')
		.format(moment)
		.replace('.', '');
}

/** Calendar day in the Netherlands, `2026-11-22`, at a moment in ms since 1970. */
export function dayOf(moment: number): string {
	return isoDay().format(moment);
}

function yearOf(moment: Date): string {
	return dayOf(moment.getTime()).slice(0, 4);
}

/** Making a formatter costs a hundred times its use. */
const whole = once(() => new Intl.NumberFormat(LOCALES[getLocale()], { maximumFractionDigits: 0 }));
const isoDay = once(() => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }));
const dates = {
	time: once(() => dateFormat('time')),
	day: once(() => dateFormat('day')),
	dayWithYear: once(() => dateFormat('dayWithYear'))
};

function date(style: keyof typeof DATE_STYLES): Intl.DateTimeFormat {
	return dates[style]();
}

function dateFormat(style: keyof typeof DATE_STYLES): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(LOCALES[getLocale()], {
		timeZone: ZONE,
		...DATE_STYLES[style]
	});
}

function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}
