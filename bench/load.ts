import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { circumstances } from './circumstances.ts';
import { RESULTS } from './read-results.ts';

/**
 * Many devices and much data, each part as a process of its own, one after the other; what they print is kept in
 * `bench/results/`. With names of parts, only those: `npm run bench:load -- streams memory`. Each part alone takes
 * sizes as well, such as `node bench/load-storm.ts --devices 100 --seconds 5`.
 */
const PARTS: Record<string, { script: string; results: string }> = {
	storm: { script: 'load-storm', results: 'load' },
	streams: { script: 'load-streams', results: 'load' },
	memory: { script: 'load-memory', results: 'load' },
	growth: { script: 'growth-data', results: 'growth-data' }
};

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0)
	throw new Error(
		`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`
	);

mkdirSync(RESULTS, { recursive: true });
for (const part of Object.keys(PARTS))
	if (asked.length === 0 || asked.includes(part)) await run(part, PARTS[part]!);

async function run(part: string, { script, results }: (typeof PARTS)[string]): Promise<void> {
	const beside = await circumstances();
	const path = new URL(`./${script}.ts`, import.meta.url).pathname;
	const measured = linesOf(execFileSync(process.execPath, [path], { encoding: 'utf8' }));
	const lines = measured.map((line) => JSON.stringify({ ...parsed(line), ...beside }));
	const file = new URL(`${results}.jsonl`, RESULTS);
	// A line says first what it measured; those of the other parts stay.
	const others = existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [];
	const kept = others.filter((line) => !line.startsWith(`{"${part}"`));
	writeFileSync(file, `${[...kept, ...lines].join('\n')}\n`);
	console.log(part, lines.join('\n'));
}

function parsed(line: string): object {
	return JSON.parse(line) as object;
}

function linesOf(text: string): string[] {
	return text.split('\n').filter((line) => line.startsWith('{'));
}
