import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import type { BackendName } from './model/backends.ts';
import type { SoakOrder } from './model/replay-command.ts';

/**
 * The model of the protocol for as long as it takes: 10,000 schedules on every store and a million steps in all. It
 * goes on where it was stopped, each store by itself, so that two can run beside each other. With --store, --seed and
 * --path it runs one schedule of a report once more.
 */
const SCHEDULES = 10_000;
const STEPS = 1_000_000;
/** Schedules between two lines of progress; a seed of its own each. */
const PORTION = 50;
const SHRINK_MS = 300_000;
const FOLDER = 'node_modules/.cache/opvangbord-soak';

/** How far one store is; portion n has `seed` + n. */
type Done = { seed: number; portions: number; seconds: number; counts: [string, number][] };

// In the model one mutation has an older version, so that there is something to lift (S15).
const LIFTS = new URL('../../src/lib/domain/mutations/lifts.ts', import.meta.url).href;
const MODEL_LIFTS = new URL('./model/old-build.ts', import.meta.url).href;
registerHooks({
	resolve(specifier, context, next) {
		const found = next(specifier, context);
		return found.url === LIFTS ? { ...found, url: MODEL_LIFTS } : found;
	}
});
const { BACKENDS } = await import('./model/every-backend.ts');
const { addCounts } = await import('./model/counts.ts');
const { explore } = await import('./model/explore.ts');
const { foundWorld } = await import('./model/found-world.ts');
const { notMet } = await import('./model/occurrences.ts');
const { readSoakOrder } = await import('./model/replay-command.ts');

const ALL_STORES = Object.keys(BACKENDS) as BackendName[];

const order = readSoakOrder(process.argv.slice(2));
process.exitCode = (await (order.replay ? replay(order.replay) : soak(order))) ? 0 : 1;

async function replay({ store, seed, path }: NonNullable<SoakOrder['replay']>): Promise<boolean> {
	const backend = await BACKENDS[store]();
	const founded = await foundWorld(backend);
	const { found } = await explore({
		...{ backend, founded, seed, path, schedules: 1, shrinkMs: SHRINK_MS }
	});
	await backend.close();
	console.log(found?.report ?? 'nothing is wrong with it any more');
	return !found;
}

async function soak({ stores, minutes, isAnew }: SoakOrder): Promise<boolean> {
	if (isAnew) for (const store of stores) rmSync(fileOf(store), { force: true });
	const until = performance.now() + minutes * 60_000;
	for (const store of stores) {
		const isWell = await soakStore(store, until);
		if (!isWell) return false;
	}
	for (const store of ALL_STORES) printFigures(store);
	return true;
}

async function soakStore(store: BackendName, until: number): Promise<boolean> {
	const backend = await BACKENDS[store]();
	const founded = await foundWorld(backend);
	const done = readDone(store);
	while (performance.now() < until && !isEnough(store, done)) {
		const start = performance.now();
		const seed = done.seed + done.portions;
		const schedules = PORTION;
		const run = await explore({ backend, founded, schedules, seed, shrinkMs: SHRINK_MS });
		if (run.found) {
			console.log(run.found.report);
			return false;
		}
		const counts = new Map(done.counts);
		addCounts(counts, run.counts);
		done.counts = [...counts];
		done.portions += 1;
		done.seconds += (performance.now() - start) / 1000;
		writeFileSync(fileOf(store), JSON.stringify(done));
		console.log(`${store}: ${done.portions * PORTION} schedules, ${stepsOf(done)} steps`);
	}
	await backend.close();
	return true;
}

/** The store in memory comes last and makes up what the others leave of the million. */
function isEnough(store: BackendName, { portions }: Done): boolean {
	if (portions * PORTION < SCHEDULES) return false;
	const steps = ALL_STORES.reduce((sum, one) => sum + stepsOf(readDone(one)), 0);
	return store !== 'memory' || steps >= STEPS;
}

function stepsOf({ counts }: Done): number {
	return counts.reduce((sum, [what, n]) => (what.startsWith('step: ') ? sum + n : sum), 0);
}

function fileOf(store: BackendName): string {
	return `${FOLDER}/${store}.json`;
}

function readDone(store: BackendName): Done {
	mkdirSync(FOLDER, { recursive: true });
	try {
		return JSON.parse(readFileSync(fileOf(store), 'utf8')) as Done;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		return { seed: Math.floor(Math.random() * 2 ** 30), portions: 0, seconds: 0, counts: [] };
	}
}

function printFigures(store: BackendName): void {
	const done = readDone(store);
	if (done.portions === 0) return;
	const counts = new Map(done.counts);
	console.log(`\n${store}: ${done.portions * PORTION} schedules, ${stepsOf(done)} steps`);
	console.log(
		`seed ${done.seed}, ${Math.round(done.seconds)} s, not met: ${notMet(counts).join(', ') || 'nothing'}`
	);
	for (const [what, n] of [...counts].sort()) console.log(`  ${String(n).padStart(9)}  ${what}`);
}
