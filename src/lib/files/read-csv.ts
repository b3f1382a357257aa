import { detectSeparator } from './detect-separator.ts';
import { parseCsv } from './parse-csv.ts';
import { type Encoding, refuse, type Separator, type TableResult, toTable } from './text-table.ts';

export function readCsv(bytes: Uint8Array): TableResult {
	const encoding = detectEncoding(bytes);
	const decoded = new TextDecoder(encoding).decode(bytes);
	if (isBinary(decoded)) return refuse('not-a-table');
	const stated = STATED_SEPARATOR.exec(decoded);
	const text = stated ? decoded.slice(stated[0].length) : decoded;
	const separator = (stated?.[1] as Separator | undefined) ?? detectSeparator(text);
	const { rows, unclosedQuote } = parseCsv(text, separator);
	return unclosedQuote ? refuse('unclosed-quote') : toTable(rows, { encoding, separator });
}

/** Excel's own first line that names the separator; it is no line of the sheet. */
const STATED_SEPARATOR = /^sep=([;,\t])\r?\n/;

/** White space, and the mark at which an old program stopped reading; other control characters stand in no text. */
const CONTROLS_OF_TEXT = [9, 10, 11, 12, 13, 26];

function isBinary(text: string): boolean {
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code < 32 && !CONTROLS_OF_TEXT.includes(code)) return true;
	}
	return false;
}

/** Text that is not valid UTF-8 comes from an older Excel: Windows-1252, in which every byte means something. */
function detectEncoding(bytes: Uint8Array): Encoding {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}
