import { fuzzPushes } from '../../outside/fuzz-pushes.ts';
import { fuzzOthers, fuzzPulls } from '../../outside/fuzz-reads.ts';
import { dumpDatabase, watchDatabase } from '../../support/wire/database-dump.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

const SEED = 7;

test('1,000 spoiled pushes are refused or answered, never a fault, and change nothing when refused', async ({
	server,
	device,
	world
}) => {
	test.setTimeout(120_000);
	const client = device('manager');
	const database = watchDatabase(server.dataDir);
	const fuzz = { database, client, world, random: createRandom(SEED), bodies: 1000 };
	const { violations, statuses } = await fuzzPushes(fuzz);
	await database.close();
	expect(violations).toEqual([]);
	// Spoiled, but not beyond recognition: both kinds of answer were met often.
	expect(statuses[400]).toBeGreaterThan(250);
	expect(statuses[200]).toBeGreaterThan(250);
	const whole = await client.pullAll();
	const paged = await client.pullAll(undefined, 3);
	// On its first page nobody is told of what is deleted, on later ones they may be.
	expect(paged.rows.filter(({ deleted }) => !deleted)).toEqual(whole.rows);
});

test('200 spoiled queries of a pull are refused or answered, and change nothing', async ({
	server,
	device,
	world
}) => {
	const client = device('manager');
	const before = dumpDatabase(server.dataDir);
	const random = createRandom(SEED);
	const fuzzed = await fuzzPulls({ client, random, queries: 200, places: world.places });
	expect(fuzzed.violations).toEqual([]);
	expect(dumpDatabase(server.dataDir)).toEqual(before);
	expect(Object.keys(fuzzed.statuses)).toEqual(expect.arrayContaining(['200', '400']));
});

test('100 spoiled requests to each of events, ping, health and me are refused or answered, and change nothing', async ({
	server,
	device
}) => {
	const client = device('manager');
	const before = dumpDatabase(server.dataDir);
	const fuzzed = await fuzzOthers({ client, random: createRandom(SEED), queries: 100 });
	expect(fuzzed.violations).toEqual([]);
	expect(dumpDatabase(server.dataDir)).toEqual(before);
	const met = [
		...['GET /api/sync/events 200', 'GET /api/sync/events 401', 'GET /api/ping 204'],
		...['GET /api/health 200', 'GET /api/me 200', 'GET /api/me 401', 'POST /api/ping 405']
	];
	expect(Object.keys(fuzzed.statuses)).toEqual(expect.arrayContaining(met));
});
