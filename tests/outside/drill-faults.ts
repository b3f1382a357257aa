import { mkdirSync, writeFileSync } from 'node:fs';
import { createSay } from './create-say.ts';
import { toText } from '../support/to-text.ts';
import { runFaultDrill } from './run-fault-drill.ts';

/** `npm run drill:faults -- [seed] [edits per device]`: the faults of a bad week in some minutes. */
const [seed = Math.floor(Math.random() * 2 ** 31), edits = 300] = process.argv.slice(2).map(Number);
const KILLS = 10;

const say = createSay();
say(`seed ${seed}, ${edits} edits by each device`);
const report = await runFaultDrill({ seed, edits, kills: KILLS, onProgress: say });
say(`${report.stored} edits: ${toText(report.statuses)}`);
say(`requests by what they met: ${toText(report.faults)}`);
for (const violation of report.violations.slice(0, 50)) console.log(violation);
say(`${report.violations.length} violations`);
if (report.violations.length > 0) keepEvidence();
process.exit(report.violations.length > 0 ? 1 : 0);

function keepEvidence(): void {
	mkdirSync('test-results', { recursive: true });
	const file = `test-results/faults-${seed}.json`;
	const asLists = (_: string, value: unknown) =>
		value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
	writeFileSync(file, JSON.stringify(report.evidence, asLists));
	say(`the evidence is in ${file}`);
}
