import { DEFAULT_CHOICE } from '../../../src/lib/domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS } from '../../../src/lib/domain/reminders/reminder-hours.ts';
import { problem } from '../../../src/lib/sync/messages.ts';
import { z } from '../../../src/lib/domain/schema/zod.ts';
import { dumpDatabase } from '../../support/wire/database-dump.ts';
import { DEMO_PASSWORD } from '../../support/e2e/demo-server.ts';
import { ANSWERS } from '../../support/wire/endpoint-table.ts';
import { listEndpoints } from '../../support/wire/endpoints.ts';
import { type Fault, FAULTS, type RightRequest } from '../../support/wire/faults.ts';
import { createSender, type HttpSender } from '../../support/wire/http-sender.ts';
import { MANAGER2, PERSON_OF, signIn } from '../../support/wire/people.ts';
import { JSON_BODY } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

const QUERIES: Record<string, string> = {
	'/api/addresses': 'q=havenkade',
	'/api/history': `location=${crypto.randomUUID()}&before=2026-10-22T22:00:00.000Z`,
	'/api/sync/pull': `client=${crypto.randomUUID()}&protocol=1&scope=&epoch=&cursor=&limit=10`,
	'/api/tiles': 'z=14&x=8468&y=5383'
};

/** Who may: anybody who is signed in, but for these. */
const WHO: Record<string, string> = { 'PUT /api/reminders/regions': PERSON_OF.coordinator };

/** A right request to each endpoint, of whoever has this cookie. */
function rightRequest(endpoint: string, cookie: string): RightRequest {
	const [method, path] = endpoint.split(' ') as [string, string];
	const query = QUERIES[path] ? `?${QUERIES[path]}` : '';
	const body = BODIES[endpoint];
	const headers = { cookie, ...(body === undefined ? {} : JSON_BODY) };
	return { method, path: `${path}${query}`, headers, ...(body === undefined ? {} : { body }) };
}

const PUSH = {
	protocol: 1,
	clientId: crypto.randomUUID(),
	pending: 0,
	oldest: null,
	mutations: []
};
const WITH_CODE = 'POST /api/auth/sign-in/code';
const PUSH_DEVICE = {
	endpoint: 'https://push.example/send/1',
	keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
};
/** Each writes the same every time, so one that went before leaves what is there as it is. */
const WRITES_THE_SAME = [
	'PUT /api/reminders',
	'PUT /api/reminders/regions',
	'POST /api/reminders/devices'
];
const BODIES: Record<string, string> = {
	'PUT /api/reminders': JSON.stringify(DEFAULT_CHOICE),
	'PUT /api/reminders/regions': JSON.stringify({ regionId: 'VR04', hours: DEFAULT_HOURS }),
	'POST /api/reminders/devices': JSON.stringify(PUSH_DEVICE),
	'POST /api/reminders/trials': JSON.stringify({ by: 'mail' }),
	[WITH_CODE]: '{}',
	'POST /api/sync/push': JSON.stringify(PUSH),
	'POST /api/auth/sign-in/email': JSON.stringify({ email: PERSON_OF.rcvs, password: DEMO_PASSWORD })
};

/** A code works once, so each request has one of its own, from another session of that person. */
async function withCode(http: HttpSender, right: RightRequest, cookie: string) {
	const made = await http.send('/api/auth/move-code', { method: 'POST', headers: { cookie } });
	const { code } = made.json() as { code: string };
	return { ...right, body: JSON.stringify({ code }) };
}

/** Status and code as the table writes them; a refusal has the one form of every error. */
async function tell(http: HttpSender, { path, ...sent }: RightRequest): Promise<string> {
	const response = await http.open(path, sent);
	const status = response.statusCode!;
	if (status < 400) {
		response.destroy();
		return String(status);
	}
	expect(response.headers['content-type']).toBe('application/problem+json');
	expect(response.headers['x-request-id']).toMatch(/^[\w.-]{1,64}$/);
	const told = z.parse(problem, JSON.parse(await text(response)));
	expect(told.status).toBe(status);
	if (told.code === 'shape') expect(told.errors!.length).toBeGreaterThan(0);
	return `${status} ${told.code}`;
}

async function text(response: AsyncIterable<Buffer>): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}

test('the table has a row for every endpoint, and for nothing else', () => {
	expect(Object.keys(ANSWERS).sort()).toEqual(listEndpoints());
});

for (const endpoint of listEndpoints())
	test(`${endpoint} answers a right request, and tells each fault by its status and code`, async ({
		server
	}) => {
		const http = createSender(server.url);
		const who = WHO[endpoint] ?? MANAGER2;
		const cookie = await signIn(server.url, who);
		const giver = await signIn(server.url, MANAGER2);
		const right = rightRequest(endpoint, cookie);
		const fresh = () => (endpoint === WITH_CODE ? withCode(http, right, giver) : right);
		if (WRITES_THE_SAME.includes(endpoint)) await tell(http, right);
		const before = dumpDatabase(server.dataDir);
		const told: Partial<Record<Fault, string>> = {};
		for (const [fault, spoil] of Object.entries(FAULTS) as [Fault, (typeof FAULTS)[Fault]][])
			told[fault] = await tell(http, spoil(await fresh()));
		expect(told).toEqual(ANSWERS[endpoint]);
		expect(dumpDatabase(server.dataDir)).toEqual(before);
		const renewed = { ...right.headers, cookie: await signIn(server.url, who) };
		expect(await tell(http, { ...(await fresh()), headers: renewed })).toMatch(/^20[04]$/);
		http.close();
	});

test('HEAD is answered as GET is, without a body', async ({ shared, world }) => {
	const http = createSender(shared.url);
	for (const endpoint of listEndpoints().filter((one) => one.startsWith('GET '))) {
		const { path, headers } = rightRequest(endpoint, world.cookies[MANAGER2]!);
		const head = await http.send(path, { method: 'HEAD', headers });
		// Which a reading never has, so that this is no fault.
		expect(String(head.status), endpoint).toBe(ANSWERS[endpoint]!['no body']);
		expect(head.bytes.length, endpoint).toBe(0);
	}
	http.close();
});

/** Each makes one check fail; in the order in which they are looked at. */
const IN_ORDER: [Fault, string][] = [
	['too large', '413 too-large'],
	['no session', '401 sign-in'],
	['foreign origin', '403 origin'],
	['plain text', '415 media-type'],
	['older protocol', '426 update-app'],
	['another shape', '400 shape']
];

test('with several things wrong, the first in the order of the protocol is told', async ({
	shared,
	world
}) => {
	const http = createSender(shared.url);
	const right = rightRequest('POST /api/sync/push', world.cookies[MANAGER2]!);
	for (const at of IN_ORDER.keys()) {
		// The body is spoiled first, so that what is wrong with it does not hide what is wrong around it.
		const wrong = IN_ORDER.slice(at).reduceRight<RightRequest>(
			(request, [fault]) => FAULTS[fault](request),
			right
		);
		expect(await tell(http, wrong), IN_ORDER[at]![0]).toBe(IN_ORDER[at]![1]);
	}
	http.close();
});

test('what there is not is told in the same form, also to who is not signed in', async ({
	shared
}) => {
	const http = createSender(shared.url);
	const paths = [
		'/api',
		'/api/',
		'/api/sync',
		'/api/sync/pull2',
		'/api/%zz',
		'/api/auth/constructor',
		'/api/v1'
	];
	for (const path of paths)
		expect(await tell(http, { path, headers: {} }), path).toBe('404 not-found');
	http.close();
});

test('an app of our own at its own address gets through', async ({ shared, world }) => {
	const http = createSender(shared.url);
	const right = rightRequest('POST /api/sync/push', world.cookies[MANAGER2]!);
	const browser = { origin: shared.url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
	expect(await tell(http, { ...right, headers: { ...right.headers, ...browser } })).toBe('200');
	http.close();
});

test('a refused body does not block the connection for the next request', async ({
	shared,
	world
}) => {
	const http = createSender(shared.url);
	const right = rightRequest('POST /api/sync/push', world.cookies[MANAGER2]!);
	for (const fault of ['too large', 'far too large', 'too large unpacked', 'plain text'] as const) {
		expect(await tell(http, FAULTS[fault](right)), fault).not.toBe('200');
		expect(await tell(http, right), fault).toBe('200');
	}
	http.close();
});
