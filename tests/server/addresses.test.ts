import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressAnswer } from '../../src/lib/sync/address-search.ts';
import * as addresses from '../../src/routes/api/addresses/+server.ts';
import { startAddressRegister } from '../support/address-register.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

const WRONG: [string, string][] = [
	['p', '1'],
	['q', 'h'],
	['q', 'x'.repeat(121)],
	['id', '../suggest?q=x']
];

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const ROUTES = [{ path: '/api/addresses', endpoint: addresses }] as unknown as Endpoints;

let register: Awaited<ReturnType<typeof startAddressRegister>>;
let server: TestServer;
let cookie: string;

beforeEach(async () => {
	register = await startAddressRegister();
	await open({ ADDRESS_LOOKUP_URL: register.url });
});

afterEach(async () => {
	await server.stop();
	await register.stop();
});

async function open(environment: Record<string, string>): Promise<void> {
	server = await startTestServer(environment, ROUTES);
	await server.app.auth.people.create(MANAGER);
	cookie = await server.signIn();
}

function ask(query: Record<string, string>, headers: Record<string, string> = { cookie }) {
	return server.call(`/api/addresses?${new URLSearchParams(query)}`, { headers });
}

async function found(answer: Response) {
	expect(answer.status).toBe(200);
	return addressAnswer.parse(await answer.json());
}

describe('the address register, asked by the server', () => {
	test('finds what somebody types, and gives the chosen one in parts', async () => {
		const list = await found(await ask({ q: ' Havenkade  12' }));
		expect(list.isOn).toBe(true);
		expect(list.found).toEqual([
			{ id: register.chosen, label: 'Havenkade 12A-2, 8011PK Zwolle' },
			{ id: expect.stringMatching(/^adr-/), label: 'Havenkade 14, 8011PK Zwolle' }
		]);
		const chosen = await found(await ask({ id: register.chosen }));
		expect(chosen.found).toEqual([
			{
				id: register.chosen,
				label: 'Havenkade 12A-2, 8011PK Zwolle',
				municipality: 'GM0193',
				address: {
					street: 'Havenkade',
					number: '12',
					suffix: 'A-2',
					postcode: '8011 PK',
					city: 'Zwolle',
					bagId: '0193010000045678',
					lat: 52.5125,
					lon: 6.0915
				}
			}
		]);
	});

	test('may find nothing', async () => {
		expect(await found(await ask({ q: 'nergensstraat' }))).toEqual({ isOn: true, found: [] });
		expect(await found(await ask({ id: 'adr-0' }))).toEqual({ isOn: true, found: [] });
	});

	test('is told nothing of who asks', async () => {
		await ask({ q: 'havenkade' }, { cookie, 'x-forwarded-for': '198.51.100.7', referer: 'x' });
		const [{ path, headers }] = register.questions as [(typeof register.questions)[number]];
		expect(path).toBe('/search/v3_1/suggest?q=havenkade&fq=type%3Aadres&rows=8');
		const { host: _host, ...told } = headers;
		expect(told).toEqual({
			accept: 'application/json',
			'accept-encoding': expect.any(String),
			'accept-language': '*',
			connection: 'keep-alive',
			'sec-fetch-mode': 'cors',
			'user-agent': 'opvangbord'
		});
		expect(server.logged.join('')).not.toContain('avenkade');
	});

	test('is asked once for the same, until a day later', async () => {
		await ask({ q: 'Havenkade 12' });
		await ask({ q: 'havenkade   12 ' });
		expect(register.questions).toHaveLength(1);
		server.advance(24 * 60 * 60_000);
		cookie = await server.signIn();
		await ask({ q: 'havenkade 12' });
		expect(register.questions).toHaveLength(2);
	});

	test.each(['broken', 'garbled', 'elsewhere', 'endless'] as const)(
		'that is %s makes the answer 503, and is asked again the next time',
		async (mood) => {
			register.be(mood);
			const refused = await ask({ q: 'havenkade' });
			expect(refused.status).toBe(503);
			expect(refused.headers.get('retry-after')).toBe('30');
			expect(await refused.json()).toMatchObject({ code: 'busy' });
			register.be('well');
			expect((await found(await ask({ q: 'havenkade' }))).found).toHaveLength(2);
		}
	);

	test('that does not answer is given up', async () => {
		register.be('slow');
		expect((await ask({ q: 'havenkade' })).status).toBe(503);
		expect(server.logged.join('')).toContain('TimeoutError');
	}, 15_000);

	test('is nobody’s to flood: 60 questions a minute each, whatever comes of them', async () => {
		for (let n = 0; n < 60; n++) expect((await ask({ q: 'havenkade' })).status).toBe(200);
		const refused = await ask({ q: 'havenkade' });
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('60');
		const other = { ...MANAGER, email: 'other@opvang.example' };
		await server.app.auth.people.create(other);
		const elsewhere = await server.signIn(other);
		expect((await ask({ q: 'havenkade' }, { cookie: elsewhere })).status).toBe(200);
	});
});

test('without a register the answer says so, and nothing is asked', async () => {
	await server.stop();
	await open({});
	expect(await found(await ask({ q: 'havenkade' }))).toEqual({ isOn: false, found: [] });
	expect(register.questions).toEqual([]);
});

test('whether there is a register can be asked without asking it', async () => {
	expect(await found(await ask({}))).toEqual({ isOn: true, found: [] });
	expect(register.questions).toEqual([]);
});

test('addresses are for who is signed in, and a question has a shape', async () => {
	expect((await ask({ q: 'havenkade' }, {})).status).toBe(401);
	for (const [name, value] of WRONG) expect((await ask({ [name]: value })).status).toBe(400);
	expect(register.questions).toEqual([]);
});
