import type { Day } from '../schema/ids.ts';
import type { DateOrder } from './date-reading.ts';
import { findDay } from './find-day.ts';
import { guessMapping } from './guess-mapping.ts';
import { normaliseText } from './normalise-text.ts';

export type NamedSheet = { name: string; rows: string[][] };

/** Sheets that were laid under one another, and those that do not fit the first one. */
export type JoinedSheets = { rows: string[][]; joined: number; left: string[] };

/** What stands for all sheets that are called after a day; a sheet's own name has no slash in it. */
export const DATED_SHEETS = '/dated';

/** What the column of the sheets' own days is called; it is recognised like any other header. */
const DAY_HEADER = 'Peildatum';

/**
 * The days that sheets are called after: "22-11-2026", "Stand 2026-11-22", "22 nov 2026". A name that can mean two days
 * means the one by whose order all names are days; where both orders would do, it has none.
 */
export function daysOfSheets(names: string[]): (Day | null)[] {
	const texts = names.map((name) => /\d.*\d/.exec(name)?.[0] ?? '');
	const dated = texts.filter((text) => ORDERS.some((order) => toDay(text, order)));
	const orders = ORDERS.filter((order) => dated.every((text) => toDay(text, order)));
	return texts.map((text) => toDay(text, orders.length === 1 ? orders[0] : undefined));
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy'];

function toDay(text: string, order: DateOrder | undefined): Day | null {
	const found = findDay(text, { order });
	return found.status === 'day' ? found.day : null;
}

/**
 * Sheets that are called after a day, as one table with that day on every line. A line that states its own date keeps
 * it. They fit where they have the columns of the first one, in whatever order.
 */
export function joinDatedSheets(sheets: NamedSheet[]): JoinedSheets {
	const joined: JoinedSheets = { rows: [], joined: 0, left: [] };
	const days = daysOfSheets(sheets.map(({ name }) => name));
	let first: Layout | undefined;
	for (const [index, sheet] of sheets.entries()) {
		const day = days[index];
		const layout = layoutOf(sheet.rows);
		first ??= day && layout ? layout : undefined;
		const columns = first && layout && columnsAs(first, layout);
		if (!day || !first || !columns) {
			joined.left.push(sheet.name);
			continue;
		}
		if (joined.joined === 0) joined.rows.push(headerOf(first));
		joined.joined += 1;
		joined.rows.push(...sheet.rows.slice(layout.firstDataRow).map(toLine(columns, first, day)));
	}
	return joined;
}

type Layout = { headers: string[]; firstDataRow: number; updated: number | undefined };

/** null: nothing in it looks like a header. */
function layoutOf(rows: string[][]): Layout | null {
	const { headers, firstDataRow, columns } = guessMapping(rows);
	if (headers.length === 0) return null;
	return { headers, firstDataRow, updated: columns.updated };
}

/** Where each column of the first sheet stands in this one; null when one is missing. */
function columnsAs(first: Layout, { headers }: Layout): number[] | null {
	const names = headers.map(normaliseText);
	const columns = first.headers.map((header) => names.indexOf(normaliseText(header)));
	const isWhole = columns.every((column, at) => column !== -1 || first.headers[at] === '');
	return isWhole ? columns : null;
}

function headerOf({ headers, updated }: Layout): string[] {
	return updated === undefined ? [...headers, DAY_HEADER] : headers;
}

/** A blank line stays blank: its date alone would make it a line with something in it. */
function toLine(columns: number[], { updated }: Layout, day: Day) {
	return (row: string[]): string[] => {
		const line = columns.map((column) => row[column] ?? '');
		if (line.every((cell) => cell.trim() === '')) return line;
		if (updated === undefined) return [...line, day];
		return line.map((cell, column) => (column === updated && cell.trim() === '' ? day : cell));
	};
}
