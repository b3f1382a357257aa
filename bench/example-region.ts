import { createNewId } from '../src/lib/client/new-id.ts';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import type { Region } from '../src/lib/domain/schema/region.ts';
import { DEFAULT_SETTINGS } from '../src/lib/domain/default-settings.ts';
import { type App, createApp } from '../src/lib/server/app.ts';
import { readEnv } from '../src/lib/server/env.ts';
import { putRegion } from '../src/lib/server/sync/put-region.ts';
import { pushAll } from '../cli/push-all.ts';

export const EMAIL = 'bench@opvang.example';
/** Somebody else of the same rights: a browser keeps the data of each person apart. */
export const OTHER_EMAIL = 'other@opvang.example';
export const PASSWORD = 'a-password-of-the-bench';
export const EXAMPLE_REGION: Region = {
	id: 'VR04',
	name: 'IJsselland',
	subRegions: [],
	municipalities: [{ code: 'GM0193', name: 'Zwolle', from: null, to: null }],
	settings: DEFAULT_SETTINGS,
	contact: null
};

/** Fills a data directory with a region of so many locations and two RCVS persons; gives the locations' ids. */
export async function fillRegion(
	dataDir: string,
	locations: number,
	clock: () => number = Date.now
): Promise<string[]> {
	const { DATABASE_URL } = process.env;
	const app = await createApp({
		env: readEnv({ DATA_DIR: dataDir, DATABASE_URL, LOG_LEVEL: 'warn' }),
		clock,
		ids: () => crypto.randomUUID()
	});
	await putRegion(app.store, EXAMPLE_REGION, clock);
	const personId = await addPerson(app, EMAIL);
	await addPerson(app, OTHER_EMAIL);
	const me = (await app.auth.people.meOf(personId))!;
	const ids = Array.from({ length: locations }, () => crypto.randomUUID());
	await pushAll(
		app,
		me,
		ids.map((id, index) => ({ name: 'location.add', args: locationArgs(id, index) }))
	);
	await app.close();
	return ids;
}

async function addPerson({ auth }: App, email: string): Promise<string> {
	const scopes = [{ kind: 'region' as const, id: EXAMPLE_REGION.id }];
	const person = { email, name: 'Bench', password: PASSWORD, role: 'rcvs' as const, scopes };
	const added = await auth.people.create(person);
	if ('reason' in added) throw new Error(added.reason);
	return added.personId;
}

export function locationArgs(id: string, index: number) {
	return {
		id,
		regionId: EXAMPLE_REGION.id,
		municipality: 'GM0193',
		name: `Locatie ${index}`,
		kind: 'goo',
		address: {
			street: 'Dijkstraat',
			number: String(index + 1),
			postcode: '8011 PT',
			city: 'Zwolle'
		}
	};
}

/** The edit with which a device adds that location; its first ones. */
export function addingOf(id: string, index: number): Mutation {
	const mid = index + 1;
	return {
		uuid: crypto.randomUUID(),
		mid,
		deviceSeq: mid,
		name: 'location.add',
		v: 1,
		args: locationArgs(id, index),
		deviceAt: new Date().toISOString(),
		offsetMs: 0
	};
}

/** Arrivals and departures, one by one over the locations in turn, as one device would queue them. */
export function queueEdits(locationIds: string[], count: number, firstMid = 1): Mutation[] {
	const start = Date.now() - count / 100;
	const newId = createNewId();
	return Array.from({ length: count }, (_, index) => ({
		uuid: newId(start + index / 100),
		mid: firstMid + index,
		deviceSeq: firstMid + index,
		name: 'occupancy.record',
		v: 1,
		args: {
			locationId: locationIds[index % locationIds.length],
			entry: { kind: index % 3 === 2 ? 'depart' : 'arrive', n: 1 + (index % 4) },
			source: 'phone',
			spokenWith: 'Balie'
		},
		deviceAt: new Date(start + index / 100).toISOString(),
		offsetMs: 0
	}));
}
