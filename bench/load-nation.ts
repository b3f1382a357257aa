import { randomBytes } from 'node:crypto';
import { type App, createApp } from '../src/lib/server/app.ts';
import { createPeople } from '../src/lib/server/auth/people.ts';
import { createRecordChange } from '../src/lib/server/auth/record-change.ts';
import { keepSecret } from '../src/lib/server/auth/secret.ts';
import { readEnv } from '../src/lib/server/env.ts';
import { putRegion } from '../src/lib/server/sync/put-region.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import type { PullResponse } from '../src/lib/sync/messages.ts';
import { type Intent, pushAll } from '../cli/push-all.ts';
import { EXAMPLE_REGION, locationArgs } from './example-region.ts';
import { newSession, signedCookie } from './load-session.ts';
import type { Position } from './wire-client.ts';

export type NationSize = {
	regions: number;
	locations: number;
	unitsEach: number;
	devices: number;
};

/** A device as it was left: signed in, everything pulled up to some moment. */
export type LoadDevice = {
	cookie: string;
	clientId: string;
	regionId: string;
	/** Desks enter by telephone, for any location of the region; managers for their one. */
	isDesk: boolean;
	places: Place[];
	at: Position;
};

export type Place = { locationId: string; unitIds: string[] };

/** One device in so many is a desk. */
const DESK_EVERY = 12;
const BEDS = 60;

/**
 * Fills a data directory with regions, locations with units, and people who are signed in on one device each. While
 * the devices were away, their desk entered something everywhere. All of it through the product's own code, but for
 * passwords, which nobody here uses and which take long to hash, and the rows of the sessions.
 */
export async function fillNation(dataDir: string, size: NationSize): Promise<LoadDevice[]> {
	const env = readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
	const app = await createApp({
		env,
		clock: () => Date.now(),
		ids: () => crypto.randomUUID()
	});
	const regions: FilledRegion[] = [];
	for (let index = 0; index < size.regions; index++)
		regions.push(await fillRegion(app, index, size));
	const devices: LoadDevice[] = [];
	const addPerson = createAddPerson(app, keepSecret(dataDir));
	for (let index = 0; index < size.devices; index++) {
		const region = regions[index % size.regions]!;
		devices.push(await addPerson(region, Math.floor(index / size.regions)));
	}
	for (const { founder, places } of regions) await pushAll(app, founder, places.map(someArrival));
	await app.close();
	return devices;
}

type FilledRegion = { founder: Me; places: Place[] };

async function fillRegion(app: App, index: number, size: NationSize): Promise<FilledRegion> {
	const id = `VR${String(index + 1).padStart(2, '0')}`;
	const municipality = `GM${String(1000 + index)}`;
	await putRegion(app.store, {
		...EXAMPLE_REGION,
		id,
		name: `Regio ${index + 1}`,
		municipalities: [{ code: municipality, name: 'Dijkdorp', from: null, to: null }]
	});
	const founder = toFounder(id);
	const places = Array.from({ length: Math.ceil(size.locations / size.regions) }, () => ({
		locationId: crypto.randomUUID(),
		unitIds: Array.from({ length: size.unitsEach }, () => crypto.randomUUID())
	}));
	const locations = places.map(({ locationId }, number) => ({
		name: 'location.add',
		args: { ...locationArgs(locationId, number), regionId: id, municipality }
	}));
	await enter(app, founder, locations);
	await enter(app, founder, places.flatMap(beginning));
	return { founder, places };
}

function toFounder(regionId: string): Me {
	const nothing = { municipalities: [], locations: [] };
	return {
		personId: `founder-${regionId}`,
		name: 'Balie',
		role: 'rcvs',
		regions: [regionId],
		...nothing
	};
}

/** Units where there are any, and the first count. */
function beginning({ locationId, unitIds }: Place): Intent[] {
	const beds = Math.ceil(BEDS / Math.max(1, unitIds.length));
	const units = unitIds.map((id, index) => ({
		name: 'unit.add',
		args: { id, locationId, name: `Kamer ${index + 1}`, beds }
	}));
	const counted = unitIds.map((unitId) => ({ unitId, occupied: 1, outOfService: {} }));
	if (units.length > 0)
		return [
			...units,
			{ name: 'location.setDetail', args: { locationId, detail: 'units', units: counted } }
		];
	return [
		byPhone(locationId, { kind: 'setRealised', n: BEDS }),
		{ ...byPhone(locationId, { kind: 'recount', n: BEDS / 2 }), base: null }
	];
}

function someArrival({ locationId, unitIds: [unitId] }: Place): Intent {
	return byPhone(locationId, { kind: 'arrive', n: 1 }, unitId);
}

function byPhone(locationId: string, entry: object, unitId?: string): Intent {
	const who = { source: 'phone', spokenWith: 'Balie' };
	return { name: 'occupancy.record', args: { locationId, unitId, entry, ...who } };
}

async function enter(app: App, me: Me, intents: Intent[]): Promise<void> {
	const results = await pushAll(app, me, intents);
	const other = results.find(({ status }) => status !== 'applied');
	if (other) throw new Error(`not applied: ${JSON.stringify(other)}`);
}

function createAddPerson(app: App, secret: string) {
	const { db, clock, ids } = app;
	const record = createRecordChange(db, clock);
	const people = createPeople({ db, clock, ids, record, hashPassword: async () => 'none' });
	return async (region: FilledRegion, number: number): Promise<LoadDevice> => {
		const regionId = region.founder.regions[0]!;
		const isDesk = number % DESK_EVERY === 0;
		const own = region.places[number % region.places.length]!;
		const added = await people.create({
			email: `${number}.${regionId}@opvang.example`,
			name: `Persoon ${number}`,
			password: '',
			role: isDesk ? 'rcvs' : 'manager',
			scopes: [isDesk ? { kind: 'region', id: regionId } : { kind: 'location', id: own.locationId }]
		});
		if ('reason' in added) throw new Error(added.reason);
		const token = randomBytes(24).toString('base64url');
		await newSession(db, { personId: added.personId, token, now: clock() });
		const clientId = crypto.randomUUID();
		const me = (await people.meOf(added.personId))!;
		return {
			cookie: signedCookie(secret, token),
			clientId,
			regionId,
			isDesk,
			places: isDesk ? region.places : [own],
			at: await pullAll(app, me, clientId)
		};
	};
}

async function pullAll(app: App, me: Me, clientId: string): Promise<Position> {
	for (let at = { scope: '', epoch: '', cursor: '' }; ;) {
		const outcome = await app.sync.pull(me, { clientId, ...at, limit: 2000 });
		if ('refused' in outcome) throw new Error(outcome.refused);
		const { more, ...page } = JSON.parse(outcome.answer) as PullResponse;
		at = { scope: page.scope, epoch: page.epoch, cursor: page.cursor };
		if (!more) return at;
	}
}
