import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { calibrate } from './calibrate.ts';
import { RESULTS } from './read-results.ts';

/**
 * Runs each bench as a process of its own, one after the other, and keeps what they print in `bench/results/`, with what
 * the machine did at that moment; then the other engines, and draws it all. With names it runs these alone:
 * `node bench/run.ts cold-start tap room-board history` is what a person waits for on a screen.
 */
const BENCHES = [
	'push',
	'growth',
	'sync',
	'stores',
	'bytes',
	'proposals',
	'cold-start',
	'tap',
	'room-board',
	'history'
];
const named = process.argv.slice(2);

mkdirSync(RESULTS, { recursive: true });
for (const name of named.length > 0 ? named : BENCHES) {
	const script = new URL(`./${name}.ts`, import.meta.url).pathname;
	const calibration = JSON.stringify({ calibration: await calibrate() });
	const text = execFileSync(process.execPath, [script], { encoding: 'utf8' });
	const lines = text.split('\n').filter((line) => line.startsWith('{'));
	writeFileSync(new URL(`${name}.jsonl`, RESULTS), `${[...lines, calibration].join('\n')}\n`);
	console.log(name, lines.join('\n'));
}
for (const script of named.length > 0 ? [] : ['peers', 'plot'])
	execFileSync(process.execPath, [new URL(`./${script}.ts`, import.meta.url).pathname], {
		stdio: 'inherit'
	});
