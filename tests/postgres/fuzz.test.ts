import { afterEach, beforeEach, expect, test } from 'vitest';
import { fuzzPushes } from '../outside/fuzz-pushes.ts';
import { fuzzPulls } from '../outside/fuzz-reads.ts';
import { MANAGER, ORIGIN } from '../server/test-server.ts';
import { type AppInstance, pushed, startInstance } from '../support/postgres/app-instance.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';
import { createInstanceSender } from '../support/postgres/instance-sender.ts';
import { locationOf } from '../support/postgres/to-push.ts';
import { watchPostgres } from '../support/postgres/watch-postgres.ts';
import { uuidOf } from '../support/sync/people.ts';
import { createRandom } from '../support/wire/seeded-random.ts';
import { createWireClient } from '../support/wire/wire-client.ts';
import type { Place } from '../support/wire/wire-world.ts';

const SEED = 7;

let database: FreshDatabase;
let instance: AppInstance;

beforeEach(async () => {
	database = await freshDatabase();
	instance = await startInstance(database.url);
	await instance.found();
	await instance.enter();
	await pushed(await instance.push(1, 1, 2));
});

afterEach(async () => {
	await instance.stop();
	await database.drop();
});

/** A site; what else is named in it is not there. */
function placeOf(locationId: string): Place {
	const [unitId, conflictId, questionId] = [1, 2, 3].map((n) => uuidOf(n, 0x99));
	return {
		...{ regionId: 'VR04', municipality: 'GM0193', locationId },
		...{ unitId: unitId!, conflictId: conflictId!, questionId: questionId! }
	};
}

test('300 spoiled pushes and pulls on PostgreSQL are refused or answered, never a fault, and change nothing when refused', async () => {
	const [own, region] = [placeOf(locationOf(1, 1)), placeOf(locationOf(1, 2))];
	const unknown = placeOf(uuidOf(9, 0x99));
	const world = { places: { own, region, other: unknown, unknown } };
	const scopes = [{ kind: 'location' as const, id: own.locationId }];
	const manager = { ...MANAGER, email: 'own@opvang.test', scopes };
	await instance.app.auth.people.create(manager);
	const cookie = await instance.signIn(manager);
	const client = createWireClient(ORIGIN, cookie, createInstanceSender(instance));
	const random = createRandom(SEED);
	const watched = await watchPostgres(database.url);
	const pushes = await fuzzPushes({ database: watched, client, world, random, bodies: 300 });
	expect(pushes.violations).toEqual([]);
	expect(pushes.statuses[400]).toBeGreaterThan(50);
	expect(pushes.statuses[200]).toBeGreaterThan(50);
	const pulls = await fuzzPulls({ client, random, queries: 300, places: world.places });
	expect(pulls.violations).toEqual([]);
	expect(Object.keys(pulls.statuses)).toEqual(expect.arrayContaining(['200', '400']));
	await watched.close();
});
