import { saysNothing } from './empty-words.ts';

export type NumberReading =
	| { status: 'number'; n: number }
	| { status: 'blank' }
	| { status: 'unreadable'; why: 'number-unreadable' | 'number-ambiguous' };

/**
 * Reads a number of bed places: whole, 0 to 99,999. `decimals` are the signs that the sheet puts before decimals: a
 * number with such a sign before three digits could be either, and is not guessed at.
 */
export function readNumber(text: string, decimals = ''): NumberReading {
	if (saysNothing(text)) return { status: 'blank' };
	const plain = PLAIN.exec(text.trim());
	if (plain) return toReading(plain[1]!);
	const grouped = GROUPED.exec(text.trim());
	if (!grouped) return { status: 'unreadable', why: 'number-unreadable' };
	const [, first, sign, last] = grouped as unknown as [string, string, string, string];
	return isAmbiguous(first, sign, last) || decimals.includes(sign)
		? { status: 'unreadable', why: 'number-ambiguous' }
		: toReading(first + last);
}

/** The signs that stand before decimals in these cells, such as the comma of "12,5", "110,0" and "60,500". */
export function findDecimals(cells: string[]): string {
	const signs = cells.flatMap((cell) => DECIMAL.exec(cell.trim())?.[1] ?? []);
	return [...new Set(signs)].join('');
}

/** 110, and 110,0 as some sheets keep a whole number. */
const PLAIN = /^(\d{1,9})(?:[.,]0{1,2})?$/;
/** 1.250, 1,250 and 1 250: of bed places there are no thousandths. */
const GROUPED = /^(\d{1,3})([., \u00a0])(\d{3})$/;
/** Three digits behind more than one are no thousands: that many beds stand in no one place. */
const DECIMAL = /^(?:\d+(?=[.,]\d{1,2}$)|\d{2,}(?=[.,]\d{3}$)|0(?=[.,]\d{3}$))([.,])\d+$/;
const MOST_PLACES = 99_999;

/** "12,000" is twelve with three decimals as well, and 60.500 beds are in no one place. */
function isAmbiguous(first: string, sign: string, last: string): boolean {
	return /[.,]/.test(sign) && (first.length > 1 || first === '0' || last === '000');
}

function toReading(digits: string): NumberReading {
	const n = Number(digits);
	return n <= MOST_PLACES
		? { status: 'number', n }
		: { status: 'unreadable', why: 'number-unreadable' };
}
