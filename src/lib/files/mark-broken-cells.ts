import type { ZipParts } from './unpack-zip.ts';

/**
 * The reader takes a formula that failed, or that was saved without its outcome, for an empty cell; a number that
 * went missing would then count as 0. So such cells get a text that no number, date or word is made of.
 */
export function markBrokenCells(parts: ZipParts): ZipParts {
	return new Map(
		[...parts].map(([name, bytes]) =>
			name.startsWith('xl/worksheets/') ? [name, markInSheet(bytes)] : [name, bytes]
		)
	);
}

const FAILED = /(<c\b[^>]*\s)t=(["'])e\2/g;
const WITHOUT_OUTCOME = /<c\b([^>]*)>\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>)\s*<\/c>/g;

function markInSheet(bytes: Uint8Array): Uint8Array {
	const marked = new TextDecoder()
		.decode(bytes)
		.replace(WITHOUT_OUTCOME, (_, attributes: string) => {
			const others = attributes.replace(/\st=(["'])\w*\1/, '');
			return `<c${others} t="str"><v>#?</v></c>`;
		})
		.replace(FAILED, '$1t="str"');
	return new TextEncoder().encode(marked);
}
