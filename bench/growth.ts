import { createNewId } from '../src/lib/client/new-id.ts';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import { openBareCore } from './bare-core.ts';
import { createRandom } from './random.ts';

/**
 * 10,000 edits into one location without a recount, 5 % of them back-dated by up to a day, some of them "klopt nog":
 * what the first 500 and the last 500 cost, in time and in processor time, which a busy machine disturbs less. Edits
 * are a minute apart, or all of now; pushed one by one, or 25 at once. Prints one JSON line each.
 */
const EDITS = 10_000;
const MEASURED = 500;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CONFIRMS = [0, 0.1, 0.3];

for (const confirms of CONFIRMS)
	for (const apartMs of [MINUTE, 1])
		for (const atOnce of [1, 25]) {
			const measured = await grow({ confirms, apartMs }, atOnce);
			console.log(JSON.stringify({ edits: EDITS, confirms, apartMs, atOnce, ...measured }));
		}

type Mix = { confirms: number; apartMs: number };

async function grow(mix: Mix, atOnce: number) {
	const core = await openBareCore(1);
	const edits = editsOf(core.locationIds[0]!, mix);
	const costs: Cost[] = [];
	for (let done = 0; done < EDITS; done += atOnce) {
		const start = performance.now();
		const cpu = process.cpuUsage();
		await core.push(edits.slice(done, done + atOnce));
		const { user, system } = process.cpuUsage(cpu);
		costs.push({ ms: performance.now() - start, cpuMs: (user + system) / 1000 });
	}
	await core.close();
	const pushes = MEASURED / atOnce;
	const first = sum(costs.slice(0, pushes));
	const last = sum(costs.slice(-pushes));
	return {
		first,
		last,
		ratio: round(last.ms / first.ms),
		cpuRatio: round(last.cpuMs / first.cpuMs)
	};
}

type Cost = { ms: number; cpuMs: number };

/** The same on each run, so that two versions of the code do the same work. */
function editsOf(locationId: string, { confirms, apartMs }: Mix): Mutation[] {
	const start = Date.now() - EDITS * apartMs;
	const random = createRandom(42);
	const newId = createNewId();
	let occupied = 0;
	return Array.from({ length: EDITS }, (_, index) => {
		const deviceAt = start + index * apartMs;
		const back = random() < 0.05 ? random() * DAY : 0;
		const entry = random() < confirms ? confirmOf(occupied) : movementOf(random, occupied);
		if ('n' in entry) occupied += entry.kind === 'arrive' ? entry.n : -entry.n;
		return {
			uuid: newId(deviceAt),
			mid: 0,
			deviceSeq: index + 1,
			name: 'occupancy.record',
			v: 1,
			args: {
				...{ locationId, source: 'phone', spokenWith: 'Balie', entry },
				observedAt: new Date(deviceAt - back).toISOString()
			},
			deviceAt: new Date(deviceAt).toISOString(),
			offsetMs: 0
		};
	});
}

function movementOf(random: () => number, occupied: number) {
	const n = 1 + Math.floor(random() * 4);
	const kind = random() < 0.5 || n > occupied ? ('arrive' as const) : ('depart' as const);
	return { kind, n };
}

/** What stands there at that moment: true until a back-dated movement lands before it. */
function confirmOf(occupied: number) {
	const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0 };
	return { kind: 'confirm' as const, seen };
}

function sum(costs: Cost[]): Cost {
	return {
		ms: Math.round(costs.reduce((total, { ms }) => total + ms, 0)),
		cpuMs: Math.round(costs.reduce((total, { cpuMs }) => total + cpuMs, 0))
	};
}

function round(ratio: number): number {
	return Math.round(ratio * 100) / 100;
}
