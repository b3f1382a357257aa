import { readRows } from '../../support/cli/read-database.ts';
import { dumpDatabase } from '../../support/wire/database-dump.ts';
import { MANAGER2 } from '../../support/wire/people.ts';
import { JSON_BODY, type WireClient } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';
import type { WireWorld } from '../../support/wire/wire-world.ts';

function arrival(client: WireClient, world: WireWorld, n = 1) {
	const { locationId } = world.places.own;
	const args = { locationId, entry: { kind: 'arrive', n } };
	return client.toMutation({ name: 'occupancy.record', args });
}

test('a repeat gets the stored results, whole or in part, and changes nothing (S2)', async ({
	shared,
	visitor,
	world
}) => {
	const client = visitor('manager');
	const batch = [1, 2, 3].map((n) => arrival(client, world, n));
	const first = await client.pushMutations(batch);
	expect(first.results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
	expect(first.last).toBe(3);
	const before = dumpDatabase(shared.dataDir);
	for (const again of [batch, batch.slice(1), batch.slice(0, 1)]) {
		const answer = await client.pushMutations(again);
		const uuids = again.map(({ uuid }) => uuid);
		expect(answer.results).toEqual(first.results.filter(({ uuid }) => uuids.includes(uuid)));
		expect([answer.last, answer.stop]).toEqual([3, undefined]);
	}
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
});

test('a repeat with new ones behind it goes on where it left off (S2)', async ({
	visitor,
	world
}) => {
	const client = visitor('manager');
	const batch = [1, 2, 3, 4].map((n) => arrival(client, world, n));
	const first = await client.pushMutations(batch.slice(0, 2));
	const second = await client.pushMutations(batch);
	expect(second.results.slice(0, 2)).toEqual(first.results);
	expect(second.results.map(({ uuid }) => uuid)).toEqual(batch.map(({ uuid }) => uuid));
	expect(second.last).toBe(4);
});

test('a gap stops with the results before it; nothing behind it is applied (S2)', async ({
	shared,
	visitor,
	world
}) => {
	const client = visitor('manager');
	const [one, two, , four] = [1, 2, 3, 4].map((n) => arrival(client, world, n));
	const answer = await client.pushMutations([one!, two!, four!]);
	expect(answer).toMatchObject({ stop: 'gap', last: 2 });
	expect(answer.results.map(({ uuid }) => uuid)).toEqual([one!.uuid, two!.uuid]);
	const found = readRows(shared.dataDir, 'select id from entry where id = ?', four!.uuid);
	expect(found).toEqual([]);
});

test('a cloned device is told: a new mutation with a number that was given before is a fork (S2)', async ({
	shared,
	visitor,
	world
}) => {
	const client = visitor('manager');
	await client.pushMutations([1, 2].map((n) => arrival(client, world, n)));
	const before = dumpDatabase(shared.dataDir);
	const clone = { ...arrival(client, world, 9), mid: 2 };
	const answer = await client.pushMutations([clone]);
	expect(answer).toMatchObject({ stop: 'fork', last: 2, results: [] });
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
});

test('renumbered under a new client id the same mutations are repeats (S2, S16)', async ({
	shared,
	visitor,
	world
}) => {
	const client = visitor('manager');
	const batch = [1, 2].map((n) => arrival(client, world, n));
	const first = await client.pushMutations(batch);
	const before = dumpDatabase(shared.dataDir);
	const anew = visitor('manager');
	const next = arrival(anew, world, 5);
	const answer = await anew.pushMutations([...batch, { ...next, mid: 3 }]);
	expect(answer.results.slice(0, 2)).toEqual(first.results);
	expect(answer.results[2]).toMatchObject({ uuid: next.uuid, status: 'applied' });
	expect(answer.last).toBe(3);
	expect(dumpDatabase(shared.dataDir).entry!.length).toBe(before.entry!.length + 1);
});

test('a uuid of somebody else is refused, changes nothing and takes its number (S2)', async ({
	shared,
	visitor,
	world
}) => {
	const manager = visitor('manager');
	const mine = arrival(manager, world);
	await manager.pushMutations([mine]);
	const before = dumpDatabase(shared.dataDir);
	const other = visitor(MANAGER2);
	const answer = await other.pushMutations([{ ...mine, mid: 1 }]);
	expect(answer.results).toEqual([{ uuid: mine.uuid, status: 'rejected', code: 'forbidden' }]);
	expect([answer.last, answer.stop]).toEqual([1, undefined]);
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
	const again = await other.pushMutations([{ ...mine, mid: 1 }]);
	expect(again.results).toEqual(answer.results);
	const next = await other.pushMutations([{ ...arrival(other, world), mid: 2 }]);
	expect(next.results).toMatchObject([{ status: 'applied' }]);
	const repeat = await manager.pushMutations([mine]);
	expect(repeat.results).toMatchObject([{ status: 'applied' }]);
});

test('a client id belongs to the first who sends with it; another gets 403 (S1)', async ({
	shared,
	visitor,
	world
}) => {
	const manager = visitor('manager');
	await manager.pushMutations([arrival(manager, world)]);
	const before = dumpDatabase(shared.dataDir);
	const other = visitor(MANAGER2);
	const request = other.toRequest([arrival(other, world)]);
	const answer = await other.sendPush({ ...request, clientId: manager.clientId });
	expect(answer.status).toBe(403);
	expect(answer.json()).toMatchObject({ code: 'client-of-another' });
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
});

test('a refused mutation keeps its result and does not hold up the ones behind it (S4)', async ({
	visitor,
	world
}) => {
	const client = visitor('manager');
	const { locationId } = world.places.region;
	const refused = client.toMutation({
		name: 'occupancy.record',
		args: { locationId, entry: { kind: 'arrive', n: 1 } }
	});
	const unknown = client.toMutation({ name: 'locaties.verwijderen', args: {} });
	const newer = client.toMutation({ name: 'occupancy.record', v: 2, args: {} });
	const good = arrival(client, world);
	const batch = [refused, unknown, newer, good];
	const { results } = await client.pushMutations(batch);
	expect(results.map(({ status, code }) => code ?? status)).toEqual([
		'forbidden',
		'unknown-mutation',
		'unknown-mutation',
		'applied'
	]);
	expect((await client.pushMutations(batch)).results).toEqual(results);
});

test('a field without a base is invalid, and with `null` was never written as far as the editor saw', async ({
	visitor,
	world
}) => {
	const { locationId } = world.places.own;
	const args = { locationId, field: 'suitable.care', value: 'no' };
	const without = await visitor('manager').push([{ name: 'location.setField', args }]);
	expect(without).toMatchObject([{ status: 'rejected', code: 'invalid' }]);
	const never = await visitor('manager').push([{ name: 'location.setField', args, base: null }]);
	expect(never).toMatchObject([{ status: 'applied' }]);
	const other = { ...args, value: 'yes' };
	const stale = await visitor(MANAGER2).push([
		{ name: 'location.setField', args: other, base: null }
	]);
	expect(stale).toMatchObject([{ status: 'conflict', code: 'field-conflict' }]);
});

test('500 mutations go in one push, 501 in none', async ({ server, device, world }) => {
	const client = device('manager');
	const most = Array.from({ length: 500 }, () => arrival(client, world));
	const before = dumpDatabase(server.dataDir);
	const more = await client.sendPush(client.toRequest([...most, arrival(client, world)]));
	expect(more.status).toBe(400);
	expect(dumpDatabase(server.dataDir)).toEqual(before);
	const answer = await client.pushMutations(most);
	expect(answer.results.filter(({ status }) => status === 'applied')).toHaveLength(500);
});

test('an empty push says what a device holds and writes nothing else (S22)', async ({
	shared,
	visitor
}) => {
	const client = visitor('manager');
	const before = dumpDatabase(shared.dataDir);
	const oldest = '2026-01-01T08:00:00.000Z';
	const answer = await client.send('/api/sync/push', {
		method: 'POST',
		headers: JSON_BODY,
		body: JSON.stringify({ ...client.toRequest([]), pending: 4, oldest })
	});
	expect(answer.json()).toMatchObject({ last: 0, results: [] });
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
	const [held] = readRows(shared.dataDir, 'select * from client where id = ?', client.clientId);
	expect(held).toMatchObject({ pending: 4, oldest });
	await client.sendPull({ pending: 2, oldest: '2026-01-02T08:00:00.000Z' });
	const [later] = readRows(shared.dataDir, 'select * from client where id = ?', client.clientId);
	expect(later).toMatchObject({ pending: 2, oldest: '2026-01-02T08:00:00.000Z' });
});
