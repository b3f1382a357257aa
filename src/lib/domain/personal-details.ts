import { subYears } from 'date-fns/subYears';
import { findPersonalData, hasDigit, type PersonalData } from './personal-data.ts';

/** What a short free text about people may not hold (D15); a place's own telephone has fields of its own. */
export type PersonalDetail = PersonalData | 'email' | 'phone' | 'birth-date';

const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\p{L}{2,}/u;

/** Dutch: ten digits from 0, or nine behind +31 or 0031. Of another country: a plus and at least nine digits. */
const TELEPHONE =
	/(?<!\d)(?:0031|\+31|0)[ .()-]*(?:0\))?[1-9](?:[ .-]?\d){8}(?!\d)|\+[1-9](?:[ .()-]?\d){8,}/;

/** A day in full that lies a year back or more is taken for a birthday; a newer one only behind "geboren". */
export function findPersonalDetail(text: string, today: string): PersonalDetail | null {
	if (findPersonalData(text)) return 'bsn';
	if (text.includes('@') && EMAIL.test(text)) return 'email';
	if (!hasDigit(text)) return null;
	if (TELEPHONE.test(text)) return 'phone';
	return holdsBirthDate(text, today) ? 'birth-date' : null;
}

/**
 * The same for the note of a location (D15): the telephone, the mail and the days of a site belong there, that somebody
 * was born on a day does not.
 */
export function findInNote(text: string): PersonalDetail | null {
	if (findPersonalData(text)) return 'bsn';
	return BORN.test(text) ? 'birth-date' : null;
}

/** By number, Dutch and English; "mar" alone, as more words begin with it. */
const MONTHS = [
	...['jan', 'feb', 'mrt|maart|march|mar(?!\\p{L})', 'apr', 'mei|may', 'jun'],
	...['jul', 'aug', 'sep', 'okt|oct', 'nov', 'dec']
];
const MONTH = MONTHS.join('|');
const NUMBERED = /(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ]((?:19|20)\d{2})(?!\d)/g;
const NAMED = new RegExp(`(?<!\\d)(\\d{1,2})\\s+(${MONTH})\\p{L}*\\.?\\s+((?:19|20)\\d{2})`, 'giu');
const ISO = /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/g;

/** Without a year; "12-14" and "2-2e" are no day. */
const DAY_OF_YEAR = '(?:0?[1-9]|[12]\\d|3[01])[-/.](?:0?[1-9]|1[0-2])(?![\\p{L}\\d])';
/** Behind the word a day, also with a short year, or a year; "geb." before another number is a building. */
const BORN = new RegExp(
	[
		'\\b(?:geb(?:oren|\\.)?|born|dob|verjaart)\\b\\D{0,20}' +
			`(?:\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTH})|(?:19|20)\\d{2}(?!\\d))`,
		// In the same breath: the next sentence or half of it may count other things.
		'\\b(?:geboren|born|dob|verjaart)\\b[^\\d.,;!?]{0,20}' +
			`(?:${DAY_OF_YEAR}|\\b(?:${MONTH})\\p{L}*\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b)`,
		`\\bgeb\\b\\W{0,3}(?:op\\s+)?${DAY_OF_YEAR}`
	].join('|'),
	'iu'
);

function holdsBirthDate(text: string, today: string): boolean {
	const limit = subYears(new Date(today), 1).toISOString().slice(0, 10);
	return BORN.test(text) || daysIn(text).some((day) => day <= limit);
}

/** Days as sortable text; whether they exist does not matter here. */
function daysIn(text: string): string[] {
	const day = (year: string, month: number, date: string) =>
		`${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
	return [
		...[...text.matchAll(NUMBERED)].map(([, d, m, y]) => day(y!, Number(m), d!)),
		...[...text.matchAll(ISO)].map(([, y, m, d]) => day(y!, Number(m), d!)),
		...[...text.matchAll(NAMED)].map(([, d, name, y]) => day(y!, monthOf(name!), d!))
	];
}

function monthOf(name: string): number {
	return 1 + MONTHS.findIndex((month) => new RegExp(`^(?:${month})`, 'iu').test(name));
}
