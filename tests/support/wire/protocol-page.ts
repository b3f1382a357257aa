import { readFileSync } from 'node:fs';
import { readShape, readShapes, type Shape } from './row-notation.ts';

const SHAPE = /^`(\{.*?\})`(?: or `(\{.*?\})`)?/;

/** What docs/sync-protocol.md says that travels, in a form that can be held beside what does. */
export type ProtocolPage = {
	/** By type of row, and by the names that these use. */
	rows: Map<string, Shape>;
	/** By mutation; one that has two forms has both. */
	args: Map<string, Shape[]>;
};

export function readProtocolPage(): ProtocolPage {
	const page = readFileSync('docs/sync-protocol.md', 'utf8');
	const [mutations, rows] = ['4. Mutations', '5. Rows'].map((title) => sectionOf(page, title));
	// A table of what fields take comes after that of the mutations.
	const [list] = mutations!.split('Fields of a location');
	const blocks = Array.from(rows!.matchAll(/^```\n(.*?)^```/gms), ([, text]) => text!);
	return {
		rows: new Map(blocks.flatMap((text) => [...readShapes(text)])),
		args: new Map(
			Array.from(list!.matchAll(/^\| `(\w+\.\w+)` *\| (.*?) *\|$/gm), ([, name, cell]) => [
				name!,
				SHAPE.exec(cell!)!
					.slice(1)
					.filter((text) => text !== undefined)
					.map(readShape)
			])
		)
	};
}

function sectionOf(page: string, title: string): string {
	return page.split(/^## /m).find((section) => section.startsWith(title))!;
}
