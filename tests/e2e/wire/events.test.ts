import { openEvents } from '../../support/wire/event-reader.ts';
import { BY_TELEPHONE, MANAGER2, NEIGHBOUR, PERSON_OF, signIn } from '../../support/wire/people.ts';
import { runBeside } from '../../support/wire/run-beside.ts';
import { createWireClient, type WireClient } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

function arriveAt(locationId: string, more: object = {}) {
	const entry = { kind: 'arrive', n: 1 };
	return { name: 'occupancy.record', args: { locationId, entry, ...more } };
}

async function versionsOf(client: WireClient) {
	return (await client.pullAll()).versions;
}

test('a stream says how soon to come back, then each own region with its version', async ({
	device
}) => {
	for (const person of ['manager', 'municipal', 'rcvs', 'reader', 'national', NEIGHBOUR]) {
		const client = device(person);
		const events = await openEvents(client);
		expect(events.response.headers).toMatchObject({
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		});
		expect(await events.nextBlock(), person).toBe('retry: 1000');
		const versions = await versionsOf(client);
		const told: Record<string, number> = {};
		while (Object.keys(told).length < Object.keys(versions).length) {
			const { region, version } = await events.next();
			told[region] = version;
		}
		expect(told, person).toEqual(versions);
		events.close();
	}
});

test('a push pokes every open stream of its region, and no stream of another (S23)', async ({
	device,
	world
}) => {
	const [rcvs, municipal, neighbour] = await Promise.all(
		['rcvs', 'municipal', NEIGHBOUR].map((person) => openEvents(device(person)))
	);
	for (const events of [rcvs!, municipal!, neighbour!]) await events.next();
	const manager = device('manager');
	const [result] = await manager.push([arriveAt(world.places.own.locationId)]);
	const expected = { region: 'VR04', version: result!.version };
	expect(await rcvs!.next()).toEqual(expected);
	expect(await municipal!.next()).toEqual(expected);

	const arrival = arriveAt(world.places.other.locationId, BY_TELEPHONE);
	const [theirs] = await device(NEIGHBOUR).push([arrival]);
	expect(await neighbour!.next()).toEqual({ region: 'VR16', version: theirs!.version });
	for (const events of [rcvs!, municipal!, neighbour!]) events.close();
});

test('what is refused or changes nothing pokes nobody', async ({ device, world }) => {
	const { own, region } = world.places;
	const events = await openEvents(device('rcvs'));
	await events.next();
	const manager = device('manager');
	await manager.push([arriveAt(region.locationId)]);
	const [result] = await manager.push([arriveAt(own.locationId)]);
	expect(await events.next()).toEqual({ region: 'VR04', version: result!.version });
	events.close();
});

test('what an import from the command line writes reaches the streams too', async ({
	device,
	server
}) => {
	const events = await openEvents(device('rcvs'));
	const { version } = await events.next();
	await runBeside(server.dataDir, [
		'import',
		'tests/support/sheets/one-site.csv',
		...['--region', 'VR04', '--as', PERSON_OF.rcvs, '--commit']
	]);
	const told = await events.next();
	expect(told.version).toBeGreaterThan(version);
	expect((await versionsOf(device('rcvs'))).VR04).toBe(told.version);
	events.close();
});

test('a stream ends with its session, and others of the same person go on', async ({ server }) => {
	const [ending, staying] = await Promise.all(
		[1, 2].map(async () => createWireClient(server.url, await signIn(server.url, MANAGER2)))
	);
	const [closed, open] = await Promise.all([ending!, staying!].map((client) => openEvents(client)));
	await closed!.next();
	await open!.next();
	await ending!.send('/api/auth/sign-out', { method: 'POST' });
	await closed!.untilEnd();
	const again = await ending!.send('/api/sync/events');
	expect([again.status, again.headers['content-type']]).toEqual([401, 'application/problem+json']);
	const { rows } = await staying!.pullAll();
	const site = rows.find(({ type }) => type === 'location')!;
	const [result] = await staying!.push([arriveAt(site.id)]);
	expect(await open!.next()).toEqual({ region: 'VR04', version: result!.version });
	open!.close();
	ending!.close();
	staying!.close();
});
