/**
 * Splits text into records and cells. A quoted cell may hold separators, newlines and doubled quotes; a quote in the
 * middle of a cell is text. `unclosedQuote`: a cell was opened that never ends, so nothing after it can be trusted.
 */
export function parseCsv(
	text: string,
	separator: string
): { rows: string[][]; unclosedQuote: boolean } {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	for (;;) {
		const cell = readCell(text, at, separator);
		if (!cell) return { rows: [...rows, row], unclosedQuote: true };
		row.push(cell.value);
		at = cell.end;
		if (text[at] === separator) {
			at += 1;
			continue;
		}
		rows.push(row);
		row = [];
		if (at >= text.length) return { rows, unclosedQuote: false };
		at += text.startsWith('\r\n', at) ? 2 : 1;
	}
}

function readCell(
	text: string,
	start: number,
	separator: string
): { value: string; end: number } | null {
	if (text[start] !== '"') return readBare(text, start, separator);
	let value = '';
	let at = start + 1;
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote === -1) return null;
		value += text.slice(at, quote);
		if (text[quote + 1] !== '"') {
			const rest = readBare(text, quote + 1, separator);
			return { value: value + rest.value, end: rest.end };
		}
		value += '"';
		at = quote + 2;
	}
}

function readBare(text: string, start: number, separator: string): { value: string; end: number } {
	let end = start;
	while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
		end += 1;
	return { value: text.slice(start, end), end };
}
