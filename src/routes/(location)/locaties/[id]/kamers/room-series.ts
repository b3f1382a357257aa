/** Most rooms that one series makes: more is a slip of the finger. */
export const MOST_ROOMS = 300;

export type Series = { ok: true; names: string[] } | { ok: false; code: SeriesProblem };
export type SeriesProblem = 'missing' | 'unreadable' | 'backwards' | 'too-many';

/** Names from the first to the last room: `101` t/m `120`, `A1` t/m `A12`. One room when there is no last. */
export function roomSeries(first: string, last: string): Series {
	if (first.trim() === '') return { ok: false, code: 'missing' };
	if (last.trim() === '') return { ok: true, names: [first.trim()] };
	const from = readName(first);
	const to = readName(last);
	if (!from || !to || from.before !== to.before) return { ok: false, code: 'unreadable' };
	const count = to.n - from.n + 1;
	if (count < 1) return { ok: false, code: 'backwards' };
	if (count > MOST_ROOMS) return { ok: false, code: 'too-many' };
	const names = Array.from(
		{ length: count },
		(_, index) => from.before + String(from.n + index).padStart(from.digits, '0')
	);
	return { ok: true, names };
}

/** A name that ends in a number; zeroes in front of it are kept. */
function readName(text: string): { before: string; n: number; digits: number } | undefined {
	const [, before, digits] = /^(.*?)(\d{1,6})$/.exec(text.trim()) ?? [];
	if (before === undefined || digits === undefined) return undefined;
	return { before, n: Number(digits), digits: digits.length };
}
