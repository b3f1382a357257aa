import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import { openBareCore } from './bare-core.ts';

/**
 * 10,000 edits into one location without a recount, 5 % of them back-dated by up to a day: what the first 500 and
 * the last 500 cost, one edit a push and 25 a push. Prints one JSON line each.
 */
const EDITS = 10_000;
const MEASURED = 500;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

for (const atOnce of [1, 25]) {
	const core = await openBareCore(1);
	const edits = minuteByMinute(core.locationIds[0]!);
	const times: number[] = [];
	for (let done = 0; done < EDITS; done += atOnce) {
		const start = performance.now();
		await core.push(edits.slice(done, done + atOnce));
		times.push(performance.now() - start);
	}
	const pushes = MEASURED / atOnce;
	const first = sum(times.slice(0, pushes));
	const last = sum(times.slice(-pushes));
	const ratio = Math.round((last / first) * 100) / 100;
	console.log(
		JSON.stringify({ edits: EDITS, atOnce, firstMs: round(first), lastMs: round(last), ratio })
	);
	await core.close();
}

/** One edit a minute up to now; the same on each run, so that two versions of the code do the same work. */
function minuteByMinute(locationId: string): Mutation[] {
	const start = Date.now() - EDITS * MINUTE;
	const random = createRandom(42);
	return Array.from({ length: EDITS }, (_, index) => {
		const deviceAt = start + index * MINUTE;
		const back = random() < 0.05 ? random() * DAY : 0;
		return {
			uuid: crypto.randomUUID(),
			mid: 0,
			deviceSeq: index + 1,
			name: 'occupancy.record',
			v: 1,
			args: {
				locationId,
				observedAt: new Date(deviceAt - back).toISOString(),
				entry: { kind: random() < 0.5 ? 'arrive' : 'depart', n: 1 + Math.floor(random() * 4) }
			},
			deviceAt: new Date(deviceAt).toISOString(),
			offsetMs: 0
		};
	});
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function sum(numbers: number[]): number {
	return numbers.reduce((a, b) => a + b, 0);
}

function round(ms: number): number {
	return Math.round(ms);
}
