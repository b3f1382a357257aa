import { mkdirSync, writeFileSync } from 'node:fs';
import { dayAndCommit } from '../../../bench/circumstances.ts';
import type { EventFigures } from './run-ha-drill.ts';

const FOLDER = new URL('../../../bench/results/', import.meta.url);

export function toTable(figures: EventFigures[]): string {
	const rows = figures.map(({ event, gapMs, editMs, tabletMs, wholeMs, confirmed }) => [
		...[event, seconds(gapMs), seconds(editMs), seconds(tabletMs), seconds(wholeMs)],
		String(confirmed)
	]);
	const head = ['event', 'nobody wrote', 'slowest edit', 'slowest tablet', 'whole again', 'edits'];
	const widths = head.map((text, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)));
	return [head, ...rows]
		.map((row) =>
			row
				.map((text, at) => pad(text, widths[at]!, at))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

export function keepFigures(figures: EventFigures[]): void {
	mkdirSync(FOLDER, { recursive: true });
	const lines = figures.map((one) => JSON.stringify({ ...one, ...dayAndCommit() }));
	writeFileSync(new URL('ha.jsonl', FOLDER), `${lines.join('\n')}\n`);
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

/** Names to the left, figures to the right. */
function pad(text: string, width: number, at: number): string {
	return at === 0 ? text.padEnd(width) : text.padStart(width);
}
