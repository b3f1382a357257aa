import { gzipSync } from 'node:zlib';
import type { PullResponse, PushResponse, WireRow } from '../../../src/lib/sync/messages.ts';
import { DEMO_PASSWORD } from '../../support/e2e/demo-server.ts';
import { createSender } from '../../support/wire/http-sender.ts';
import { MANAGER2, NEIGHBOUR, PERSON_OF, signIn } from '../../support/wire/people.ts';
import {
	createWireClient,
	JSON_BODY,
	keepRows,
	okBody,
	toState
} from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

test('ping is an empty 204 with a header of ours, for anybody and kept by no cache (S17)', async ({
	shared
}) => {
	const http = createSender(shared.url);
	const { status, headers, bytes } = await http.send('/api/ping');
	expect([status, headers.opvangbord, headers['cache-control'], bytes.length]).toEqual([
		204,
		'1',
		'no-store',
		0
	]);
	http.close();
});

test('the session is a cookie that no script and no other site can use', async ({ shared }) => {
	const http = createSender(shared.url);
	const body = JSON.stringify({ email: PERSON_OF.reader, password: DEMO_PASSWORD });
	const answer = await http.send('/api/auth/sign-in/email', {
		method: 'POST',
		headers: JSON_BODY,
		body
	});
	const [cookie, ...more] = answer.headers['set-cookie']!;
	expect(more).toEqual([]);
	const [pair, ...attributes] = cookie!.split('; ');
	expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']);
	const [name, value] = pair!.split('=') as [string, string];
	expect(name).toBe('opvangbord');
	expect(answer.text).not.toContain(decodeURIComponent(value).split('.')[0]);
	http.close();
});

test('without a session a sync call is 401 in the one form of errors, whatever cookie comes along', async ({
	shared
}) => {
	for (const cookie of [undefined, 'opvangbord=', 'opvangbord=x.y', '__Host-opvangbord=x.y'])
		for (const path of ['/api/sync/pull?protocol=1', '/api/sync/events', '/api/me']) {
			const client = createWireClient(shared.url, cookie);
			const answer = await client.send(path);
			expect([answer.status, answer.headers['content-type']]).toEqual([
				401,
				'application/problem+json'
			]);
			expect(answer.json()).toEqual({
				type: 'urn:problem-type:opvangbord:sign-in',
				title: 'Sign in first',
				status: 401,
				code: 'sign-in'
			});
			client.close();
		}
});

test('of one account from one address five sign-ins a minute go through, then it is told how long to wait', async ({
	server
}) => {
	const http = createSender(server.url);
	const tryOnce = (email: string, password: string) =>
		http.send('/api/auth/sign-in/email', {
			method: 'POST',
			headers: JSON_BODY,
			body: JSON.stringify({ email, password })
		});
	for (let n = 0; n < 5; n++) expect((await tryOnce(MANAGER2, 'not it')).status).toBe(401);
	const sixth = await tryOnce(MANAGER2.toUpperCase(), DEMO_PASSWORD);
	expect(sixth.status).toBe(429);
	expect(sixth.json()).toMatchObject({ code: 'rate', status: 429 });
	const wait = Number(sixth.headers['retry-after']);
	expect(wait).toBeGreaterThan(0);
	expect(wait).toBeLessThanOrEqual(60);
	expect((await tryOnce(PERSON_OF.rcvs, DEMO_PASSWORD)).status).toBe(200);
	http.close();
});

test('a push may come packed, and is then the same push', async ({ device, world }) => {
	const client = device('manager');
	const { locationId } = world.places.own;
	const args = { locationId, entry: { kind: 'arrive', n: 2 } };
	const request = client.toRequest([client.toMutation({ name: 'occupancy.record', args })]);
	const packed = await client.send('/api/sync/push', {
		method: 'POST',
		headers: { ...JSON_BODY, 'content-encoding': 'gzip' },
		body: gzipSync(JSON.stringify(request))
	});
	const first = okBody<PushResponse>(packed);
	expect(first.results).toMatchObject([{ status: 'applied', regionId: 'VR04' }]);
	const plain = okBody<PushResponse>(await client.sendPush(request));
	expect(plain.results).toEqual(first.results);
});

for (const [accepted, encoding] of [
	['br', 'br'],
	['gzip, deflate, br', 'br'],
	['gzip', 'gzip'],
	['br;q=0, gzip', 'gzip'],
	['identity', undefined],
	['', undefined]
] as const)
	test(`an answer to "${accepted}" is packed with ${encoding ?? 'nothing'}, and says the same`, async ({
		shared,
		world
	}) => {
		const client = createWireClient(shared.url, world.cookies[PERSON_OF.rcvs]);
		const query = `/api/sync/pull?client=${client.clientId}&protocol=1`;
		const answer = await client.send(query, { headers: { 'accept-encoding': accepted } });
		const plain = await client.send(query);
		expect(answer.headers['content-encoding']).toBe(encoding);
		expect(answer.headers.vary).toMatch(/accept-encoding/i);
		expect(okBody<PullResponse>(answer).rows).toEqual(okBody<PullResponse>(plain).rows);
		if (encoding) expect(answer.bytes.length).toBeLessThan(plain.bytes.length / 3);
		client.close();
	});

/** A change that this reader may not see comes as a deletion on later pages: it takes away nothing that is there. */
const standing = (rows: WireRow[]) => rows.filter(({ deleted }) => !deleted);
const deletedOf = (rows: WireRow[]) => rows.filter(({ deleted }) => deleted).map(({ id }) => id);

test.describe('a pull', () => {
	for (const person of ['manager', 'municipal', 'coordinator', 'reader', 'national'] as const)
		test(`of ${person} in pages of 1 to 7 rows holds what one big one holds`, async ({
			shared,
			world
		}) => {
			const client = createWireClient(shared.url, world.cookies[PERSON_OF[person]]);
			const whole = await client.pullAll();
			for (const limit of [1, 2, 3, 4, 5, 6, 7]) {
				const paged = await client.pullAll(undefined, limit);
				expect(standing(paged.rows), `limit ${limit}`).toEqual(standing(whole.rows));
				expect(
					deletedOf(paged.rows).filter((id) => whole.rows.some((row) => row.id === id))
				).toEqual(deletedOf(whole.rows));
				expect(paged.versions).toEqual(whole.versions);
				expect(paged.state).toEqual(whole.state);
				expect(paged.pages.map(({ rows }) => rows.length <= limit)).not.toContain(false);
				const resets = paged.pages.map(({ reset }) => reset);
				expect(resets).toEqual(resets.map((_, at) => at === 0));
			}
			client.close();
		});

	test('is in the order of versions, with `me` first on reset and other regions last (S7)', async ({
		shared,
		world
	}) => {
		const client = createWireClient(shared.url, world.cookies[PERSON_OF.coordinator]);
		const [first, ...rest] = (await client.pullAll()).rows;
		expect(first).toMatchObject({ type: 'me', row: { role: 'coordinator', regions: ['VR04'] } });
		expect(rest.pop()).toMatchObject({ type: 'total', id: 'VR16' });
		const keys = rest.map(({ version, type, id }) => [version, type, id] as const);
		const ordered = keys.toSorted(
			(a, b) => a[0] - b[0] || compare(a[1], b[1]) || compare(a[2], b[2])
		);
		expect(keys).toEqual(ordered);
		client.close();
	});

	test('after the last one brings what changed and nothing else', async ({ device, world }) => {
		const reader = device('rcvs');
		const before = await reader.pullAll();
		const same = await reader.pullAll(before.state);
		expect([same.rows, same.state, same.pages[0]!.reset]).toEqual([[], before.state, false]);
		const { locationId } = world.places.own;
		const args = { locationId, entry: { kind: 'arrive', n: 1 } };
		const [result] = await device('manager').push([{ name: 'occupancy.record', args }]);
		const news = await reader.pullAll(before.state);
		expect(news.rows.map(({ type, id }) => `${type} ${id}`)).toEqual([
			`entry ${result!.uuid}`,
			`location ${locationId}`,
			expect.stringMatching(new RegExp(`^staff ${locationId}:`))
		]);
		expect(news.versions.VR04).toBe(result!.version);
		expect(keepRows([...before.rows, ...news.rows])).toEqual(
			keepRows((await reader.pullAll()).rows)
		);
	});

	test('starts anew with another scope, another epoch, or a cursor ahead, and is never an error (S9)', async ({
		shared,
		world
	}) => {
		const client = createWireClient(shared.url, world.cookies[PERSON_OF.rcvs]);
		const { state, rows } = await client.pullAll();
		const neighbour = createWireClient(shared.url, world.cookies[NEIGHBOUR]);
		const theirs = (await neighbour.pullAll()).state;
		const ahead = Buffer.from('[{"VR04":999999}]').toString('base64url');
		const spoiled = [
			{ ...state, scope: theirs.scope },
			{ ...state, epoch: crypto.randomUUID() },
			{ ...state, cursor: ahead },
			{ ...state, cursor: 'x'.repeat(1024) },
			{ ...theirs },
			{ scope: '', epoch: '', cursor: state.cursor }
		];
		for (const wrong of spoiled) {
			const page = okBody<PullResponse>(await client.sendPull(wrong));
			expect(page.reset).toBe(true);
			expect(page.rows).toEqual(rows);
			expect(toState(page)).toEqual(state);
		}
		expect((await client.sendPull({ cursor: 'x'.repeat(1025) })).status).toBe(400);
		client.close();
		neighbour.close();
	});

	test('of another person with one’s client id is 403, and one’s own goes on (S1)', async ({
		device,
		world
	}) => {
		const manager = device('manager');
		const { locationId } = world.places.own;
		const args = { locationId, entry: { kind: 'arrive', n: 1 } };
		await manager.push([{ name: 'occupancy.record', args }]);
		const answer = await device(MANAGER2).sendPull({ client: manager.clientId });
		expect(answer.status).toBe(403);
		expect(answer.json()).toMatchObject({ code: 'client-of-another' });
		expect((await manager.sendPull()).status).toBe(200);
	});
});

function compare(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

test('signing in again ends the session that came along, and no other', async ({ server }) => {
	const first = await signIn(server.url, MANAGER2);
	const other = await signIn(server.url, MANAGER2);
	const http = createSender(server.url);
	await http.send('/api/auth/sign-out', { method: 'POST', headers: { cookie: first } });
	const statusOf = async (cookie: string) =>
		(await http.send('/api/me', { headers: { cookie } })).status;
	expect([await statusOf(first), await statusOf(other)]).toEqual([401, 200]);
	http.close();
});
