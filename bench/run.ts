import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { circumstances } from './circumstances.ts';
import { RESULTS } from './read-results.ts';

/**
 * Runs each bench as a process of its own, one after the other, and keeps what they print in `bench/results/`, each line
 * with the day, the commit and what the machine did at that moment; then the other engines, and draws it all. With names
 * it runs these alone: `node bench/run.ts cold-start tap room-board history` is what a person waits for on a screen.
 * `node bench/run.ts all` is every figure of sync and server in one go, the load of a country included.
 */
const SYNC = ['push', 'growth', 'growth-device', 'sync', 'stores', 'bytes'];
const SCREENS = ['proposals', 'cold-start', 'tap', 'room-board', 'history'];
const named = process.argv.slice(2);
const isAll = named.includes('all');

const from = performance.now();
mkdirSync(RESULTS, { recursive: true });
for (const name of isAll ? SYNC : named.length > 0 ? named : [...SYNC, ...SCREENS])
	await keep(name);
if (isAll) show('load');
if (isAll || named.length === 0) show('peers');
show('plot');
console.log(`took ${Math.round((performance.now() - from) / 60_000)} minutes`);

async function keep(name: string): Promise<void> {
	const beside = await circumstances();
	const text = execFileSync(process.execPath, [pathOf(name)], { encoding: 'utf8' });
	const measured = text.split('\n').filter((line) => line.startsWith('{'));
	const lines = measured.map((line) =>
		JSON.stringify({ ...(JSON.parse(line) as object), ...beside })
	);
	writeFileSync(new URL(`${name}.jsonl`, RESULTS), `${lines.join('\n')}\n`);
	console.log(name, measured.join('\n'));
}

function show(script: string): void {
	execFileSync(process.execPath, [pathOf(script)], { stdio: 'inherit' });
}

function pathOf(script: string): string {
	return new URL(`./${script}.ts`, import.meta.url).pathname;
}
