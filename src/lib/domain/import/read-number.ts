import { saysNothing } from './empty-words.ts';

export type NumberReading =
	{ status: 'number'; n: number } | { status: 'blank' } | { status: 'unreadable' };

/** Reads a number of bed places: whole, 0 to 99,999, with or without points between the thousands. */
export function readNumber(text: string): NumberReading {
	if (saysNothing(text)) return { status: 'blank' };
	const plain = PLAIN.exec(text.trim());
	const grouped = GROUPED.test(text.trim());
	if (!plain && !grouped) return { status: 'unreadable' };
	const n = Number(plain ? plain[1] : text.replace(/\D/g, ''));
	return n <= MOST_PLACES ? { status: 'number', n } : { status: 'unreadable' };
}

/** 110, and 110,0 as some sheets keep a whole number. */
const PLAIN = /^(\d{1,9})(?:[.,]0{1,2})?$/;
/** 1.250, 1,250 and 1 250: of bed places there are no thousandths. */
const GROUPED = /^\d{1,3}(?:[., \u00a0]\d{3})+$/;
const MOST_PLACES = 99_999;
