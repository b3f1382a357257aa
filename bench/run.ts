import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Runs each bench as a process of its own, one after the other, and keeps what they print in `bench/results/`; then the
 * other engines, and draws it all.
 */
const BENCHES = [
	'push',
	'growth',
	'sync',
	'stores',
	'bytes',
	'proposals',
	'cold-start',
	'room-board'
];
const FOLDER = new URL('./results/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
for (const name of BENCHES) {
	const script = new URL(`./${name}.ts`, import.meta.url).pathname;
	const text = execFileSync(process.execPath, [script], { encoding: 'utf8' });
	const lines = text.split('\n').filter((line) => line.startsWith('{'));
	writeFileSync(new URL(`${name}.jsonl`, FOLDER), `${lines.join('\n')}\n`);
	console.log(name, lines.join('\n'));
}
for (const script of ['peers', 'plot'])
	execFileSync(process.execPath, [new URL(`./${script}.ts`, import.meta.url).pathname], {
		stdio: 'inherit'
	});
