import { mkdirSync, rmSync } from 'node:fs';
import { runStep, secondsSince, type Step, type StepEnd } from './run-step.ts';
import { sumReports } from './test-totals.ts';

type Group = { name: string; steps: Step[]; atOnce?: number };

const REPORTS = 'node_modules/.cache/opvangbord-test';
const UNIT = `${REPORTS}/unit.json`;
const MODEL = `${REPORTS}/model.json`;
const BROWSER = `${REPORTS}/browser.json`;
const E2E = `${REPORTS}/e2e.json`;

/** Also where vitest would leave a core to others: many of these wait for a process or a disk. */
const TWO_AT_ONCE = ['--maxWorkers=2'];

const GROUPS: Group[] = [
	{
		name: 'static',
		atOnce: 2,
		steps: [
			// The longest first, and in two: alone at the end it would leave a core idle for half its time.
			{ title: 'lint of src', command: ['eslint', 'src'] },
			{ title: 'lint of all else', command: ['eslint', '.', '--ignore-pattern', 'src/'] },
			{ title: 'types of the app', command: ['svelte-check', '--output', 'human'] },
			{ title: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
			{ title: 'types under Node', command: ['tsc', '-p', 'tsconfig.node.json'] },
			{ title: 'types of the worker', command: ['tsc', '-p', 'src/service-worker'] },
			{ title: 'unused code', command: ['knip', '--no-progress'] }
		]
	},
	{ name: 'unit and property', steps: [vitest(['node', 'cli', 'postgres'], UNIT, TWO_AT_ONCE)] },
	{ name: 'model', steps: [vitest(['model'], MODEL, TWO_AT_ONCE)] },
	{
		name: 'build and sizes',
		steps: [
			{ title: 'build', command: ['node', 'scripts/build-if-changed.ts'] },
			{ title: 'sizes', command: ['size-limit'] }
		]
	},
	{
		name: 'browser',
		steps: [
			{ title: 'browser', command: ['node', 'scripts/ensure-browser.ts'] },
			vitest(['browser'], BROWSER)
		]
	},
	{
		name: 'e2e',
		steps: [
			{
				title: 'playwright',
				command: ['playwright', 'test', '--pass-with-no-tests', '--reporter=list,json'],
				env: { PLAYWRIGHT_JSON_OUTPUT_FILE: E2E }
			}
		]
	}
];

// Whoever names a PostgreSQL gives it to its own tests; all others have a folder each.
const { DATABASE_URL } = process.env;
delete process.env.DATABASE_URL;
if (DATABASE_URL) process.env.DATABASE_URL_TEST ??= DATABASE_URL;

process.exitCode = (await runAll()) ? 0 : 1;

async function runAll(): Promise<boolean> {
	const start = performance.now();
	rmSync(REPORTS, { recursive: true, force: true });
	mkdirSync(REPORTS, { recursive: true });
	const failed = await firstFailing([generated(), ...GROUPS]);
	const { passed, failed: failures } = sumReports([UNIT, MODEL, BROWSER, E2E]);
	console.log(`\nall groups: ${secondsSince(start)} s`);
	if (failed) console.log(`FAILED in group "${failed}"`);
	console.log(`${passed} passed, ${failures} failed`);
	// Of what ends well although tests failed in it, the reports know.
	return failed === undefined && failures === 0;
}

/** Later groups build on earlier ones, so the first failure ends the run. */
async function firstFailing(groups: Group[]): Promise<string | undefined> {
	for (const group of groups) if (!(await runGroup(group))) return group.name;
	return undefined;
}

async function runGroup({ name, steps, atOnce = 1 }: Group): Promise<boolean> {
	const start = performance.now();
	console.log(`\n== ${name}`);
	const ok = atOnce > 1 ? await runAtOnce(steps, atOnce) : await runInTurn(steps);
	console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'}, ${secondsSince(start)} s`);
	return ok;
}

async function runInTurn(steps: Step[]): Promise<boolean> {
	for (const step of steps) if (!(await runStep(step, false)).ok) return false;
	return true;
}

/** Steps that do not need each other: all of them run, so that one run shows everything that is wrong. */
async function runAtOnce(steps: Step[], lanes: number): Promise<boolean> {
	const waiting = [...steps];
	const ends: StepEnd[] = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const end = await runStep(step, true);
			printEnd(end);
			ends.push(end);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return ends.every((end) => end.ok);
}

function printEnd({ step, ok, seconds, output }: StepEnd): void {
	console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.title}, ${seconds} s`);
	if (!ok) console.log(output);
}

function vitest(projects: string[], report: string, more: string[] = []): Step {
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
	const chosen = projects.flatMap((project) => ['--project', project]);
	const command = ['vitest', 'run', ...chosen, '--passWithNoTests', ...reporters, ...more];
	return { title: `vitest ${projects.join(' and ')}`, command };
}

function generated(): Group {
	return {
		name: 'generated files',
		steps: [{ title: 'generate', command: ['node', 'scripts/generate.ts'] }]
	};
}
