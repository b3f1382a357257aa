import { existsSync, readFileSync } from 'node:fs';

/** Where each bench leaves its lines, and what is drawn of them. */
export const RESULTS = new URL('./results/', import.meta.url);

/** The lines of one bench, [] where it never ran here. */
export function readResults<Line>(name: string): Line[] {
	const file = new URL(`${name}.jsonl`, RESULTS);
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Line);
}

export function medianOf(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)]!;
}
