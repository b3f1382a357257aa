import type { Day } from '../schema/ids.ts';
import type { AskReason, DateHints, DateOrder } from './date-reading.ts';
import { normaliseText } from './normalise-text.ts';

type DayReading = { status: 'day'; day: Day } | { status: 'ask'; reason: AskReason };
type Parts = readonly [string, string, string];

/** The one calendar day that a text can mean, or why it has to be asked. */
export function findDay(text: string, hints: DateHints): DayReading {
	const word = normaliseText(text);
	const daysAgo = DAYS_AGO.indexOf(ENGLISH_DAYS[word] ?? word);
	if (daysAgo !== -1) return relativeDay(daysAgo, hints.sheetDate);
	const named = findNamedMonth(word);
	if (named !== undefined) return onlyOne([named]);
	const serial = daysOfSheet(text.trim());
	if (serial !== null) return { status: 'day', day: toIsoDay(SHEET_START + serial * DAY_MS) };
	const numbers = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$/.exec(text.trim());
	if (!numbers) return { status: 'ask', reason: 'unreadable' };
	const parts: Parts = [numbers[1]!, numbers[2]!, numbers[3]!];
	return onlyOne(possibleOrders(parts, hints.order).map((order) => toDay(parts, order)));
}

const DAYS_AGO = ['vandaag', 'gisteren', 'eergisteren'];
const ENGLISH_DAYS: Record<string, string> = { today: 'vandaag', yesterday: 'gisteren' };
const DAY_MS = 86_400_000;

function relativeDay(daysAgo: number, sheetDate: Day | undefined): DayReading {
	if (!sheetDate) return { status: 'ask', reason: 'relative' };
	const start = Date.parse(`${sheetDate}T00:00:00.000Z`);
	return { status: 'day', day: toIsoDay(start - daysAgo * DAY_MS) };
}

/** Spreadsheets keep a day as a number of days, which shows where a cell lost its form. */
const SHEET_START = Date.UTC(1899, 11, 30);
/** 2001-01-01 and 2099-12-31. */
const SHEET_DAYS = { first: 36_892, last: 73_050 };

function daysOfSheet(text: string): number | null {
	if (!/^\d{5}$/.test(text)) return null;
	const days = Number(text);
	return days >= SHEET_DAYS.first && days <= SHEET_DAYS.last ? days : null;
}

function toIsoDay(time: number): Day {
	return new Date(time).toISOString().slice(0, 10);
}

const MONTHS = [
	/^jan(uari|uary)?$/,
	/^feb(ruari|ruary)?$/,
	/^(mrt|maart|mar|march)$/,
	/^apr(il)?$/,
	/^(mei|may)$/,
	/^jun[ie]?$/,
	/^jul[iy]?$/,
	/^aug(ustus|ust)?$/,
	/^sept?(ember)?$/,
	/^o[kc]t(ober)?$/,
	/^nov(ember)?$/,
	/^dec(ember)?$/
];

/** "9 januari 2024", "9 jan 2024", "january 9 2024"; without a year it stays unread. */
function findNamedMonth(text: string): Day | null | undefined {
	const parts = /^(?:(\d{1,2}) ([a-z]+)|([a-z]+) (\d{1,2})) (\d{4})$/.exec(text);
	if (!parts) return undefined;
	const month = MONTHS.findIndex((pattern) => pattern.test(parts[2] ?? parts[3] ?? ''));
	return month === -1
		? undefined
		: toDay([parts[1] ?? parts[4]!, String(month + 1), parts[5]!], 'dmy');
}

/** A year of four digits says where it stands; what is left open by that, the stated order decides. */
function possibleOrders([first, , last]: Parts, stated: DateOrder | undefined): DateOrder[] {
	if (first.length === 4) return last.length <= 2 ? ['ymd'] : [];
	if (first.length === 3 || last.length === 3) return [];
	const possible: DateOrder[] = last.length === 4 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
	return stated && possible.includes(stated) ? [stated] : possible;
}

function onlyOne(days: (Day | null)[]): DayReading {
	const different = [...new Set(days.filter((day) => day !== null))];
	if (different.length === 1) return { status: 'day', day: different[0]! };
	return { status: 'ask', reason: different.length > 1 ? 'order' : 'no-such-moment' };
}

/** null: no day of this century. */
function toDay(parts: Parts, order: DateOrder): Day | null {
	const pick = (letter: string) => Number(parts[order.indexOf(letter)]);
	const year = pick('y') < 100 ? 2000 + pick('y') : pick('y');
	if (year < 2000 || year > 2099) return null;
	const time = Date.UTC(year, pick('m') - 1, pick('d'));
	const date = new Date(time);
	const real = date.getUTCMonth() === pick('m') - 1 && date.getUTCDate() === pick('d');
	return real ? date.toISOString().slice(0, 10) : null;
}
