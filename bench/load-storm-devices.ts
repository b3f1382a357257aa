import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCalls, newCallLog, pushBody } from './load-calls.ts';
import { queueOf } from './load-edits.ts';
import type { LoadDevice } from './load-nation.ts';
import { createRandom } from './random.ts';
import { spread } from './spread.ts';

/**
 * The devices of `load-storm.ts`, in a process of their own: each comes back at a moment of its own, pushes its queue and
 * then pulls from where it was, as the app does (S15). Prints what it saw as one JSON line, and writes the uuids that the
 * server confirmed.
 */
const [origin = '', devicesFile = '', confirmedFile = '', edits = '', seconds = ''] =
	process.argv.slice(2);

const devices = JSON.parse(readFileSync(devicesFile, 'utf8')) as LoadDevice[];
const log = newCallLog();
const confirmed: string[] = [];
const statuses: Record<string, number> = {};
const caughtUp: number[] = [];
const gaveUp: Record<string, number> = {};

const random = createRandom(7);
const plans = devices.map((device) => {
	const queue = queueOf(device, Number(edits));
	const afterMs = random() * Number(seconds) * 1000;
	return { device, body: pushBody(device, queue), afterMs };
});
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const start = performance.now();
await Promise.all(plans.map(comeBack));
const tookMs = performance.now() - start;
lag.disable();

writeFileSync(confirmedFile, JSON.stringify(confirmed));
const { user, system } = process.cpuUsage();
console.log(
	JSON.stringify({
		tookSeconds: Math.round(tookMs / 100) / 10,
		requests: Object.fromEntries([...log.times].map(([kind, times]) => [kind, spread(times)])),
		caughtUpMs: spread(caughtUp),
		others: Object.fromEntries(log.others),
		statuses,
		gaveUp,
		// How late this process itself was: times above are not the server's where this is high.
		generator: {
			lagMs: { p99: ms(lag.percentile(99)), max: ms(lag.max) },
			cpuSeconds: (user + system) / 1e6
		}
	})
);

type Plan = (typeof plans)[number];

async function comeBack(plan: Plan): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, plan.afterMs));
	await sync(plan).catch(({ message }: Error) => {
		gaveUp[message] = (gaveUp[message] ?? 0) + 1;
	});
}

async function sync({ device, body }: Plan): Promise<void> {
	const since = performance.now();
	const calls = createCalls(origin, device, log);
	try {
		const { results } = await calls.push(body);
		for (const { uuid, status } of results) {
			confirmed.push(uuid);
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
		await calls.pull('pull', device.at, { pending: 0, oldest: null });
		caughtUp.push(performance.now() - since);
	} finally {
		calls.close();
	}
}

function ms(nanoseconds: number): number {
	return Math.round(nanoseconds / 1e5) / 10;
}
