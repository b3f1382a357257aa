import { openGrowingDevice } from '../tests/support/client/growing-device.ts';

/**
 * 10,000 edits into one location on a device that is off line, 5 % back-dated by up to a day, some of them "klopt nog":
 * what each thousand costs, in time, processor time and rows read, and what the last 500 cost beside the first 500.
 * IndexedDB is made in JavaScript here, in memory: only the growth says something. Prints a JSON line each.
 */
const EDITS = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 500;
const DAY_MINUTES = 24 * 60;

type Cost = { ms: number; cpuMs: number; rows: number };

for (const confirmsOfTen of [0, 3]) {
	const costs = await grow(confirmsOfTen);
	const [first, last] = [costs[0]!, costs.at(-1)!];
	const perThousand = Array.from({ length: costs.length / 2 }, (_, at) =>
		sum(costs[2 * at]!, costs[2 * at + 1]!)
	);
	console.log(
		JSON.stringify({
			...{ edits: EDITS, confirms: confirmsOfTen / 10, first, last },
			ratio: round(last.ms / first.ms),
			cpuRatio: round(last.cpuMs / first.cpuMs),
			perThousand: Object.fromEntries(perThousand.map((cost, at) => [at + 1, cost]))
		})
	);
}
// A channel between tabs is still open.
process.exit(0);

async function grow(confirmsOfTen: number): Promise<Cost[]> {
	const { db, recordMany } = await openGrowingDevice((n) => n - ((n * 37) % DAY_MINUTES));
	const costs: Cost[] = [];
	for (let from = 0; from < EDITS; from += AT_ONCE) {
		const start = performance.now();
		const cpu = process.cpuUsage();
		const rows = await recordMany(from, AT_ONCE, confirmsOfTen);
		const { user, system } = process.cpuUsage(cpu);
		const ms = Math.round(performance.now() - start);
		costs.push({ ms, cpuMs: Math.round((user + system) / 1000), rows });
	}
	db.close();
	return costs;
}

function sum(a: Cost, b: Cost): Cost {
	return { ms: a.ms + b.ms, cpuMs: a.cpuMs + b.cpuMs, rows: a.rows + b.rows };
}

function round(ratio: number): number {
	return Math.round(ratio * 100) / 100;
}
