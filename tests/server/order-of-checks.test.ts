import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from '../../src/lib/domain/schema/zod.ts';
import { receive } from '../../src/lib/server/http/receive.ts';
import { PERSON_HEADER } from '../../src/lib/sync/headers.ts';
import { MAX_BODY_BYTES } from '../../src/lib/sync/messages.ts';
import * as pull from '../../src/routes/api/sync/pull/+server.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { uuidOf } from '../support/sync/people.ts';
import { MANAGER, ORIGIN, startTestServer, type TestServer } from './test-server.ts';

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const schema = z.object({ protocol: z.literal(1), n: z.int() });
const GOOD = JSON.stringify({ protocol: 1, n: 3 });

/** An endpoint as the sync ones are: a session, the protocol's version, a shape. */
const NOTE = {
	path: '/api/sync/note',
	endpoint: {
		POST: async (event: RequestEvent) => {
			const body = await receive(event, { schema, protocol: true });
			return body instanceof Response ? body : Response.json({ got: body.value.n });
		}
	}
};

const PUSH = '/api/sync/push';
const SYNC = [
	{ path: PUSH, endpoint: push },
	{ path: '/api/sync/pull', endpoint: pull }
] as unknown as Endpoints;

let server: TestServer;
let cookie: string;

beforeEach(async () => {
	server = await startTestServer({ SESSION_RATE: '4' }, [NOTE, ...SYNC]);
	await server.app.auth.people.create(MANAGER);
	cookie = await server.signIn();
});

afterEach(() => server.stop());

function postTo(path: string, body: BodyInit, headers: Record<string, string> = {}) {
	const all = { cookie, 'content-type': 'application/json', ...headers };
	return server.call(path, { method: 'POST', body, headers: all });
}

function post(body: BodyInit, headers: Record<string, string> = {}) {
	return postTo(NOTE.path, body, headers);
}

async function refusal(answer: Response) {
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	return (await answer.json()) as Record<string, unknown>;
}

const OWN_CLIENT = uuidOf(1);
const TAKEN_CLIENT = uuidOf(2);

/** A push without edits; `clientId` is what binds it to a person. */
function pushOf(clientId: string, more: object = {}): string {
	return JSON.stringify({
		protocol: 1,
		clientId,
		pending: 0,
		oldest: null,
		mutations: [],
		...more
	});
}

type Wrong = {
	status: number;
	code: string;
	headers?: Record<string, string>;
	body?: string;
	/** Whether it comes after as many requests as a minute has. */
	isLate?: true;
};

const TOO_LONG = 'x'.repeat(MAX_BODY_BYTES);

/** Each entry makes one check fail; the list is in the order in which they are looked at. */
const WRONG: Wrong[] = [
	{ status: 413, code: 'too-large', headers: { 'content-length': String(MAX_BODY_BYTES + 1) } },
	{ status: 401, code: 'sign-in', headers: { cookie: 'opvangbord=forged.signature' } },
	{ status: 403, code: 'origin', headers: { origin: 'https://elsewhere.example' } },
	{ status: 403, code: 'client-of-another', headers: { [PERSON_HEADER]: 'somebody-else' } },
	{ status: 429, code: 'rate', isLate: true },
	{ status: 415, code: 'media-type', headers: { 'content-type': 'text/plain' } },
	{ status: 426, code: 'update-app', body: `{"protocol":0,"clientId":"${TOO_LONG}"}` },
	{ status: 413, code: 'too-large', body: `{"protocol":1,"clientId":"${TOO_LONG}"}` },
	{ status: 400, code: 'shape', body: pushOf(TAKEN_CLIENT, { pending: 'three' }) },
	{ status: 403, code: 'client-of-another', body: pushOf(TAKEN_CLIENT) }
];

describe('with several things wrong, the first in the order of the protocol is told', () => {
	beforeEach(async () => {
		const other = { ...MANAGER, email: 'other@opvang.example' };
		await server.app.auth.people.create(other);
		const owner = await server.signIn(other);
		expect((await postTo(PUSH, pushOf(TAKEN_CLIENT), { cookie: owner })).status).toBe(200);
	});

	test.each(WRONG.map((wrong, at) => ({ ...wrong, at })))(
		'$at: $status $code',
		async ({ at, ...told }) => {
			const laterToo = WRONG.slice(at);
			if (laterToo.some(({ isLate }) => isLate))
				for (let i = 0; i < 4; i++) await postTo(PUSH, pushOf(OWN_CLIENT));
			const headers = Object.assign({}, ...laterToo.map((wrong) => wrong.headers ?? {}).reverse());
			const body = laterToo.find((wrong) => wrong.body)!.body!;
			const answer = await postTo(PUSH, body, headers as Record<string, string>);
			expect(await refusal(answer)).toMatchObject({ status: told.status, code: told.code });
			expect(answer.status).toBe(told.status);
		}
	);

	test('with nothing wrong, the work is done', async () => {
		const answer = await postTo(PUSH, pushOf(OWN_CLIENT));
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({ last: 0, results: [] });
	});
});

describe('a pull', () => {
	const pullWith = (query: string) =>
		server.call(`/api/sync/pull?client=${OWN_CLIENT}&${query}`, { headers: { cookie } });

	test.each([
		['of an empty version', 'protocol='],
		['of a blank version', 'protocol=%20'],
		['of a version that is no whole number', 'protocol=0x0'],
		['of a negative version', 'protocol=-1'],
		['without a version', 'limit=1']
	])('%s has the wrong shape, and nobody is told to update', async (_, query) => {
		expect(await refusal(await pullWith(query))).toMatchObject({ status: 400, code: 'shape' });
	});

	test.each([
		['protocol=0&limit=many', 426, 'update-app'],
		['protocol=2&limit=many', 503, 'busy'],
		['protocol=1&limit=many', 400, 'shape']
	])('with %s is told %i %s', async (query, status, code) => {
		expect(await refusal(await pullWith(query))).toMatchObject({ status, code });
	});
});

describe('the protocol is looked at by itself', () => {
	test('a newer app is asked to come back: this server is about to be replaced', async () => {
		const answer = await post('{"protocol":2,"anything":true}');
		expect(await refusal(answer)).toMatchObject({ status: 503, code: 'busy' });
		expect(answer.headers.get('retry-after')).toBe('30');
	});

	test('an older app hears 426 and not what is wrong with the shape', async () => {
		const answer = await post('{"protocol":0,"anything":true}');
		expect(await refusal(answer)).toMatchObject({ status: 426, code: 'update-app' });
	});

	test('a body without it has the wrong shape', async () => {
		expect(await refusal(await post('{"n":3}'))).toMatchObject({ status: 400, code: 'shape' });
	});

	test('also of a packed body that is too long to read', async () => {
		const body = gzipSync(`{"protocol":2,"n":"${randomText(MAX_BODY_BYTES * 2)}"}`);
		const answer = await post(body, { 'content-encoding': 'gzip' });
		expect(answer.status).toBe(503);
	});
});

describe('a wrong shape', () => {
	test('is told with the path and the rule of each mistake, and never the value', async () => {
		const answer = await post('{"protocol":1,"n":"geheim"}');
		const told = await refusal(answer);
		expect(told).toEqual({
			type: 'urn:problem-type:opvangbord:shape',
			title: 'The request does not have the right shape',
			status: 400,
			code: 'shape',
			errors: [{ path: 'n', message: 'Invalid input: expected number, received string' }]
		});
		expect(JSON.stringify(told)).not.toContain('geheim');
	});

	test.each([
		['no JSON', '{"protocol":1,'],
		['nothing', ''],
		['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
		['nested beyond any message', '['.repeat(100_000)]
	])('%s is 400 shape', async (_, body) => {
		expect(await refusal(await post(body))).toMatchObject({ status: 400, code: 'shape' });
	});
});

describe('a body', () => {
	test('may be packed', async () => {
		const answer = await post(gzipSync(GOOD), { 'content-encoding': 'gzip' });
		expect(await answer.json()).toEqual({ got: 3 });
	});

	test('that claims to be packed and is not is 400', async () => {
		const answer = await post(GOOD, { 'content-encoding': 'gzip' });
		expect(await refusal(answer)).toMatchObject({ status: 400, code: 'shape' });
	});

	test('packed in a way we do not know is 415', async () => {
		expect((await post(GOOD, { 'content-encoding': 'br' })).status).toBe(415);
	});

	test('that would unpack to 200 MB is refused without unpacking it', async () => {
		const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 9 });
		expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
		const before = process.memoryUsage().arrayBuffers;
		const answer = await post(bomb, { 'content-encoding': 'gzip' });
		expect(answer.status).toBe(413);
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
	});

	test.each([
		['plain', (text: string) => text, {}],
		['packed', (text: string) => gzipSync(text), { 'content-encoding': 'gzip' }]
	])('of exactly the limit passes and one byte more does not, %s', async (_, pack, headers) => {
		const frame = '{"protocol":1,"n":3,"pad":""}';
		const pad = 'é'.repeat((MAX_BODY_BYTES - frame.length) / 2);
		const fits = frame.replace(
			'""}',
			`"${pad}${'x'.repeat((MAX_BODY_BYTES - frame.length) % 2)}"}`
		);
		expect(Buffer.byteLength(fits)).toBe(MAX_BODY_BYTES);
		expect((await post(pack(fits), headers)).status).toBe(200);
		expect((await post(pack(`${fits} `), headers)).status).toBe(413);
	});

	test('without a length that never ends is refused, and cut once 8 MB went by unread', async () => {
		let sent = 0;
		const cut = Promise.withResolvers<number>();
		const endless = new ReadableStream({
			pull(controller) {
				sent += 64_000;
				controller.enqueue(new Uint8Array(64_000).fill(0x20));
			},
			cancel: () => cut.resolve(sent)
		});
		expect((await post(endless)).status).toBe(413);
		expect(await cut.promise).toBeLessThan(9_000_000);
	});

	test('of a refused request is read to its end, so that its connection is free again', async () => {
		const ended = Promise.withResolvers<void>();
		const chunks = [GOOD, ' ', ' '].map((text) => new TextEncoder().encode(text));
		const body = new ReadableStream({
			pull(controller) {
				const next = chunks.shift();
				if (next) return controller.enqueue(next);
				controller.close();
				ended.resolve();
			}
		});
		expect((await post(body, { 'content-type': 'text/plain' })).status).toBe(415);
		await expect(ended.promise).resolves.toBeUndefined();
	});

	test('that is cut off halfway is 400 and no incident', async () => {
		const cut = new ReadableStream({
			start(controller) {
				controller.enqueue(new TextEncoder().encode('{"protocol":1,'));
			},
			pull(controller) {
				controller.error(new Error('aborted'));
			}
		});
		expect((await post(cut)).status).toBe(400);
		expect(server.logged.join('')).not.toContain('incident');
	});
});

test('an address of our own in Origin is our own', async () => {
	expect((await post(GOOD, { origin: ORIGIN })).status).toBe(200);
});

function randomText(length: number): string {
	return Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))
		.toString('base64')
		.repeat(Math.ceil(length / 80_000));
}
