import { parseCsv } from './parse-csv.ts';
import type { Separator } from './text-table.ts';

/** The separator that cuts the first lines most often into the same number of cells. */
export function detectSeparator(text: string): Separator {
	const sample = text.slice(0, SAMPLE_LENGTH);
	const scored = SEPARATORS.map((separator) => ({ separator, score: scoreOf(sample, separator) }));
	return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

const SEPARATORS: Separator[] = [';', ',', '\t'];
const SAMPLE_LENGTH = 50_000;

function scoreOf(sample: string, separator: Separator): number {
	const linesByWidth = new Map<number, number>();
	for (const row of parseCsv(sample, separator).rows)
		linesByWidth.set(row.length, (linesByWidth.get(row.length) ?? 0) + 1);
	return Math.max(...[...linesByWidth].map(([width, lines]) => (width - 1) * lines));
}
