import { createApp } from '../src/lib/server/app.ts';
import { readEnv } from '../src/lib/server/env.ts';
import { type Intent, pushAll } from '../cli/push-all.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 29;
const COUNT_EVERY = 50;
/** 5 % was seen up to a day before it was entered. */
const LATE_EVERY = 20;

/**
 * Gives a location of the example so many entries more over the last four weeks, by the server's own code and a clock
 * that goes through them.
 */
export async function addEntries(dataDir: string, name: string, entries: number): Promise<void> {
	let now = Date.now() - DAYS * DAY_MS;
	const app = await createApp({
		env: readEnv({ DATA_DIR: dataDir, OPVANGBORD_DEMO: '1', LOG_LEVEL: 'warn' }),
		clock: () => now,
		ids: () => crypto.randomUUID()
	});
	const rcvs = (await app.auth.people.list()).find(({ email }) => email.startsWith('rcvs@'));
	const me = (await app.auth.people.meOf(rcvs!.personId))!;
	const locationId = await idOf(app, name);
	for (let day = 0, done = 0; day < DAYS; day++) {
		const until = Math.round((entries * (day + 1)) / DAYS);
		const intents = Array.from({ length: until - done }, (_, index) =>
			entryAt(locationId, done + index, now + Math.floor((index / (until - done)) * DAY_MS))
		);
		now += DAY_MS;
		const results = await pushAll(app, me, intents);
		if (results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
		done = until;
	}
	await app.close();
}

async function idOf(app: Awaited<ReturnType<typeof createApp>>, name: string): Promise<string> {
	return app.store.read(async (reader) => {
		const ids = await reader.locationIdsOf({ regionId: 'VR04' });
		const found = (await reader.locations(ids)).find(({ location }) => location.name === name);
		if (!found) throw new Error(`the example has no ${name}`);
		return found.location.id;
	});
}

function entryAt(locationId: string, index: number, deviceAt: number): Intent {
	const isCount = index % COUNT_EVERY === 0;
	const n = 1 + (index % 4);
	const entry = isCount
		? { kind: 'recount', n: 100 }
		: { kind: index % 2 === 0 ? 'arrive' : 'depart', n };
	const seenAt = deviceAt - (index % LATE_EVERY === 1 ? (index % 7) * (DAY_MS / 7) : 0);
	return {
		name: 'occupancy.record',
		args: {
			...{ locationId, source: 'phone', spokenWith: 'Balie', entry },
			observedAt: new Date(seenAt).toISOString()
		},
		deviceAt: new Date(deviceAt).toISOString(),
		...(isCount ? { base: null } : {})
	};
}
