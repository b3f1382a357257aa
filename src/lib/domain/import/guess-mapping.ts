import { IMPORT_FIELDS, type ImportField, type Mapping } from './columns.ts';
import { HEADER_WORDS } from './header-words.ts';
import { normaliseText } from './normalise-text.ts';

/** Finds the header, in one line or in two with merged cells above, and says which column holds what. */
export function guessMapping(rows: string[][]): Mapping {
	const nothing: Mapping = { firstDataRow: 0, headers: [], columns: {} };
	return possibleHeaders(rows)
		.map(toMapping)
		.reduce((best, next) => (sizeOf(next) > sizeOf(best) ? next : best), nothing);
}

/** Two names at the least: one word alone is more likely a title or a cell. */
function sizeOf({ columns }: Mapping): number {
	const size = Object.keys(columns).length;
	return size >= 2 ? size : 0;
}

/** Texts per column that a header may be recognised by, the best first. */
type Header = { firstDataRow: number; texts: string[][] };

const HEADER_WITHIN_ROWS = 20;

/** Every single line before every pair, so that a pair must recognise more to be chosen. */
function possibleHeaders(rows: string[][]): Header[] {
	const top = rows.slice(0, HEADER_WITHIN_ROWS);
	const single = top.map((row, at) => ({
		firstDataRow: at + 1,
		texts: row.map((cell) => [cell])
	}));
	const double = top.slice(1).map((lower, at) => ({
		firstDataRow: at + 2,
		texts: joinHeaders(top[at]!, lower)
	}));
	return [...single, ...double];
}

/** A cell merged over several columns keeps its text in the first of them. */
function joinHeaders(upper: string[], lower: string[]): string[][] {
	let above = '';
	return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
		above = upper[column] || above;
		const below = lower[column] ?? '';
		return below ? [`${above} ${below}`.trim(), below] : [upper[column] ?? ''];
	});
}

function toMapping({ firstDataRow, texts }: Header): Mapping {
	const columns: Mapping['columns'] = {};
	for (const field of IMPORT_FIELDS) {
		const column = findColumn(texts, field, Object.values(columns));
		if (column !== -1) columns[field] = column;
	}
	const beside = columns.street === undefined ? -1 : columns.street + 1;
	if (SHORT_NUMBER.test(normaliseText(texts[beside]?.at(-1) ?? ''))) columns.number ??= beside;
	return { firstDataRow, headers: texts.map(([text]) => text ?? ''), columns };
}

/** A house number only right beside the street; elsewhere "Nr" numbers the lines. */
const SHORT_NUMBER = /^(nr|nummer|no|number)$/;

function findColumn(texts: string[][], field: ImportField, taken: number[]): number {
	return texts.findIndex(
		(names, column) =>
			!taken.includes(column) && names.some((name) => HEADER_WORDS[field].test(normaliseText(name)))
	);
}
