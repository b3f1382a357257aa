import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readRows } from '../support/cli/read-database.ts';
import { createDemoServer, type DemoServer, seedExample } from '../support/e2e/demo-server.ts';
import { createFaultProxy, type FaultProxy } from '../support/e2e/fault-proxy.ts';
import { addPerson } from '../support/wire/add-person.ts';
import { MANAGER2, NEIGHBOUR, PERSON_OF } from '../support/wire/people.ts';
import { createRandom, type Random } from '../support/wire/seeded-random.ts';
import { createWorld } from '../support/wire/wire-world.ts';
import { checkHistory } from './check-history.ts';
import { createWeather, type Weather } from './choose-fault.ts';
import { openDevice, type OutsideDevice } from './device.ts';
import { enterRandomEdit } from './enter-random-edit.ts';
import { type Evidence, gatherEvidence, readBefore } from './evidence.ts';
import { checkWhole } from './run-kill-drill.ts';
import { settleDevices } from './settle-devices.ts';

export type DrillOptions = {
	seed: number;
	/** By each device. */
	edits: number;
	/** Of the server, by force, while the devices go on. */
	kills: number;
	onProgress?: (text: string) => void;
};

export type DrillReport = {
	/** What does not hold; empty is what one wants. */
	violations: string[];
	evidence: Evidence;
	stored: number;
	/** How often each status was the end of an edit. */
	statuses: Record<string, number>;
	/** How many requests met each fault. */
	faults: Record<string, number>;
};

const BOTH_REGIONS = 'rcvs2@opvangbord.example';
const RIGHTS = [
	'--name',
	'Ria Both',
	'--role',
	'rcvs',
	'--scope',
	'region:VR04',
	'--scope',
	'region:VR16'
];

/** Eight tablets of seven people: two of one person, two regions, one who works in both, one who only reads. */
const OWNERS = [
	{ name: 'manager 1', email: PERSON_OF.manager },
	{ name: 'manager 2', email: PERSON_OF.manager },
	{ name: 'other manager', email: MANAGER2 },
	{ name: 'desk', email: PERSON_OF.rcvs },
	{ name: 'coordinator', email: PERSON_OF.coordinator },
	{ name: 'neighbour', email: NEIGHBOUR },
	{ name: 'desk of both', email: BOTH_REGIONS },
	{ name: 'nation', email: PERSON_OF.national }
];

const FAULTS = [
	...['none', 'lost', 'silence', 'answer lost', 'request cut', 'answer cut'],
	...['delay', 'late', 'twice', 'status', 'slow']
] as Parameters<FaultProxy['met']>[0][];

/** Devices enter what they like over a bad line; then it is mended, all settle, and the history is checked. */
export async function runFaultDrill(options: DrillOptions): Promise<DrillReport> {
	const { seed, onProgress = () => {} } = options;
	const example = await seedExample();
	const world = await createWorld(example);
	await addPerson(world.dataDir, BOTH_REGIONS, RIGHTS);
	const server = await createDemoServer(world.dataDir);
	await server.start();
	const query = (sql: string) => readRows(server.dataDir, sql);
	const before = await readBefore(query);
	const random = createRandom(seed);
	const weather = createWeather(createRandom(seed + 1));
	const proxy = await createFaultProxy(server.url, weather.faultOf);
	const devices: OutsideDevice[] = [];
	try {
		for (const [at, owner] of OWNERS.entries())
			devices.push(await openDevice(proxy.url, owner, createRandom(seed + 2 + at)));
		onProgress(`${devices.length} devices are open`);
		await storm({ ...options, random, server, proxy, weather, devices });
		onProgress('the line is mended');
		await settleDevices(devices);
		const desks = devices.filter(({ history }) => history.name !== 'nation');
		const evidence = await gatherEvidence(
			{ url: server.url, query },
			devices,
			desks.map((desk) => desk.cookie()),
			before
		);
		const violations = [...checkHistory(evidence), ...(await checkWhole(server))];
		return { violations, evidence, ...figuresOf(evidence, proxy) };
	} finally {
		for (const device of devices) device.close();
		await proxy.remove();
		await server.remove();
		await world.remove();
		await rm(example, { recursive: true, force: true });
	}
}

type Storm = DrillOptions & {
	random: Random;
	server: DemoServer;
	proxy: FaultProxy;
	weather: Weather;
	devices: OutsideDevice[];
};

const WEATHERS = [0, 3, 6, 9, 10];
const WEATHER_MS = 1500;

async function storm(drill: Storm): Promise<void> {
	const { random, weather, proxy, devices } = drill;
	let isOver = false;
	const changing = (async () => {
		while (!isOver) {
			weather.turn(random.pick(WEATHERS));
			if (random.below(2) === 0) proxy.cutAll();
			await delay(WEATHER_MS);
		}
	})();
	const killing = killNowAndThen(drill, () => isOver);
	try {
		await Promise.all(
			devices.map((device, at) => useDevice(device, createRandom(drill.seed + 100 + at), drill))
		);
	} finally {
		isOver = true;
		await Promise.all([changing, killing]);
		weather.turn(0);
		// What was held in silence is let go.
		proxy.cutAll();
	}
}

async function killNowAndThen({ random, server, kills, onProgress }: Storm, isOver: () => boolean) {
	for (let done = 0; done < kills && !isOver(); done += 1) {
		await delay(500 + random.below(4000));
		await server.kill();
		await delay(random.below(800));
		await server.start();
		onProgress?.(`the server was killed, ${done + 1}`);
	}
}

const MOST_WAIT_MS = 500;
const SKEWS_MS = [0, -86_400_000, -600_000, 600_000, 7_200_000];

/** A day in the hands of its owner: edits, pauses, closing and opening, a clock that is set. */
async function useDevice(
	device: OutsideDevice,
	random: Random,
	{ edits, onProgress }: DrillOptions
) {
	const { client, history } = device;
	const { me } = await client.views.region().read();
	// Who may enter nothing looks, as long as the others do.
	const mayEnter = me?.role !== 'national';
	for (let tries = 0; tries < 2 * edits && history.stored.size < edits; tries += 1) {
		if (mayEnter) await enterRandomEdit(device, random);
		const what = random.below(40);
		if (what === 0) await device.restart();
		if (what === 1) device.setSkew(random.pick(SKEWS_MS));
		if (what === 2) await device.client.syncNow();
		await delay(random.below(MOST_WAIT_MS));
	}
	onProgress?.(`${history.name}: ${history.stored.size} edits`);
}

function figuresOf({ devices, taken }: Evidence, proxy: FaultProxy) {
	const uuids = devices.flatMap(({ history }) => [...history.stored.keys()]);
	const statuses: Record<string, number> = {};
	for (const uuid of uuids) {
		const status = taken.get(uuid)?.status ?? 'none';
		statuses[status] = (statuses[status] ?? 0) + 1;
	}
	const faults = Object.fromEntries(FAULTS.map((fault) => [fault, proxy.met(fault)]));
	return { stored: uuids.length, statuses, faults };
}
