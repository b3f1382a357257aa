import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createCalls, newCallLog, pushBody } from './load-calls.ts';
import { arrivalOf } from './load-edits.ts';
import type { LoadDevice } from './load-nation.ts';
import { createRandom } from './random.ts';
import { spread } from './spread.ts';
import { openStream } from './wire-client.ts';

/**
 * The devices of `load-streams.ts`, in a process of their own: all listen, and some edits a second are pushed.
 * Says `{"opened":…}` when all streams are open, starts when it is told to on stdin, and prints what it saw.
 */
const [origin = '', devicesFile = '', perSecond = '', seconds = ''] = process.argv.slice(2);
/** S23: within this of another one, a poke waits. */
const QUIET_MS = 500;
const LAST_MS = 2000;
const OPENED_AT_ONCE = 50;

type Poke = { version: number; at: number };
type Edit = { regionId: string; version: number; sentAt: number; answeredAt: number };

const devices = JSON.parse(readFileSync(devicesFile, 'utf8')) as LoadDevice[];
const heard = devices.map((): Poke[] => []);
const edits: Edit[] = [];
const log = newCallLog();
const agent = new Agent({ maxSockets: Infinity });

const start = performance.now();
for (let first = 0; first < devices.length; first += OPENED_AT_ONCE)
	await Promise.all(
		devices
			.slice(first, first + OPENED_AT_ONCE)
			.map((device, index) => listen(device, first + index))
	);
console.log(JSON.stringify({ opened: devices.length, ms: Math.round(performance.now() - start) }));
await new Promise((resolve) => process.stdin.once('data', resolve));
await pushAll();
await new Promise((resolve) => setTimeout(resolve, LAST_MS));
console.log(JSON.stringify(figures()));
process.exit();

async function listen({ cookie }: LoadDevice, index: number): Promise<void> {
	const note = (version: number) => heard[index]!.push({ version, at: performance.now() });
	await openStream(origin, agent, cookie, note);
}

async function pushAll(): Promise<void> {
	const random = createRandom(11);
	const count = Number(perSecond) * Number(seconds);
	const senders = devices.map((device) => ({
		device,
		calls: createCalls(origin, device, log),
		mid: 0
	}));
	const pushes: Promise<void>[] = [];
	for (let index = 0; index < count; index++) {
		const sender = senders[Math.floor(random() * senders.length)]!;
		pushes.push(pushOne(sender.device, sender.calls, ++sender.mid));
		await new Promise((resolve) => setTimeout(resolve, 1000 / Number(perSecond)));
	}
	await Promise.all(pushes);
	for (const { calls } of senders) calls.close();
}

async function pushOne(
	device: LoadDevice,
	calls: ReturnType<typeof createCalls>,
	mid: number
): Promise<void> {
	const body = pushBody(device, [arrivalOf(device, mid)]);
	const sentAt = performance.now();
	const { results } = await calls.push(body);
	const answeredAt = performance.now();
	const { regionId = '', version = 0, status } = results[0]!;
	if (status !== 'applied') throw new Error(`an arrival was ${status}`);
	edits.push({ regionId, version, sentAt, answeredAt });
}

function figures() {
	const quiet = edits.filter((edit) => !isSoonAfterAnother(edit));
	const paced = edits.filter(isSoonAfterAnother);
	return {
		edits: edits.length,
		pokes: edits.reduce((sum, edit) => sum + arrivals(edit).length, 0),
		missed: edits.reduce((sum, edit) => sum + listenersOf(edit).length - arrivals(edit).length, 0),
		pushMs: spread(log.times.get('push') ?? []),
		// From the answer of the push; what came before it counts as 0. Then from the moment it was sent.
		pokeMs: spread(
			quiet.flatMap((edit) => arrivals(edit).map((at) => Math.max(0, at - edit.answeredAt)))
		),
		sinceSentMs: spread(quiet.flatMap((edit) => arrivals(edit).map((at) => at - edit.sentAt))),
		// Where the region had news less than 500 ms before, the stream waits by rule (S23).
		pacedSinceSentMs: spread(paced.flatMap((edit) => arrivals(edit).map((at) => at - edit.sentAt))),
		others: Object.fromEntries(log.others)
	};
}

function isSoonAfterAnother(edit: Edit): boolean {
	return edits.some(
		(other) =>
			other !== edit &&
			other.regionId === edit.regionId &&
			other.version < edit.version &&
			edit.answeredAt - other.sentAt < QUIET_MS
	);
}

function listenersOf({ regionId }: Edit): Poke[][] {
	return heard.filter((_, index) => devices[index]!.regionId === regionId);
}

/** When each stream of its region first told of this version, or a later one. */
function arrivals(edit: Edit): number[] {
	return listenersOf(edit).flatMap((pokes) => {
		const first = pokes.find(({ version }) => version >= edit.version);
		return first ? [first.at] : [];
	});
}
