import { createApp } from '../src/lib/server/app.ts';
import { readEnv } from '../src/lib/server/env.ts';
import type { Intent } from '../cli/push-all.ts';
import { pushAll } from '../cli/push-all.ts';
import { fillRegion } from './example-region.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_DAYS = 365;
const COUNT_EVERY = 10;

/**
 * A region in which a year has passed: entries came in by the server's own code on each of its days, by a clock that
 * goes through the year, so that windows moved as they do. Gives the locations' ids.
 */
export async function fillYear(
	dataDir: string,
	{ locations, entries }: { locations: number; entries: number }
): Promise<string[]> {
	let now = Date.now() - YEAR_DAYS * DAY_MS;
	const locationIds = await fillRegion(dataDir, locations, () => now);
	const app = await createApp({
		env: readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }),
		clock: () => now,
		ids: () => crypto.randomUUID()
	});
	const [person] = await app.auth.people.list();
	const me = (await app.auth.people.meOf(person!.personId))!;
	for (let day = 0, done = 0; day < YEAR_DAYS; day++) {
		const until = Math.round((entries * (day + 1)) / YEAR_DAYS);
		const intents = Array.from({ length: until - done }, (_, index) => {
			const deviceAt = now + Math.floor((index / (until - done)) * DAY_MS);
			return entryAt(locationIds[(done + index) % locations]!, done + index, deviceAt);
		});
		now += DAY_MS;
		const results = await pushAll(app, me, intents);
		if (results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
		done = until;
	}
	await app.close();
	return locationIds;
}

/** Arrivals and departures, and now and then a count, as a house that works. */
function entryAt(locationId: string, index: number, deviceAt: number): Intent {
	const isCount = index % COUNT_EVERY === COUNT_EVERY - 1;
	const n = 1 + (index % 4);
	const entry = isCount
		? { kind: 'recount', n: 30 }
		: { kind: index % 2 === 0 ? 'arrive' : 'depart', n };
	return {
		name: 'occupancy.record',
		args: { locationId, source: 'phone', spokenWith: 'Balie', entry },
		deviceAt: new Date(deviceAt).toISOString(),
		...(isCount ? { base: null } : {})
	};
}
