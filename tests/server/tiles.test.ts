import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as tiles from '../../src/routes/api/tiles/+server.ts';
import { startMapTileServer } from '../support/map-tile-server.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const ROUTES = [{ path: '/api/tiles', endpoint: tiles }] as unknown as Endpoints;
/** Zwolle. */
const HERE = { z: '14', x: '8469', y: '5373' };

const WRONG: [string, Record<string, string>][] = [
	['a part is missing', { z: '14', x: '8469' }],
	['a part too many', { ...HERE, url: 'http://127.0.0.1/' }],
	['no number', { ...HERE, x: '8469/../../secret' }],
	['below nothing', { ...HERE, x: '-1' }],
	['half a tile', { ...HERE, y: '5373.5' }],
	['of Paris', { z: '12', x: '2074', y: '1409' }],
	['of the whole world', { z: '0', x: '0', y: '0' }],
	['too near', { z: '19', x: '271000', y: '171960' }]
];

let source: Awaited<ReturnType<typeof startMapTileServer>>;
let server: TestServer;
let cookie: string;

beforeEach(async () => {
	source = await startMapTileServer();
	await open({ MAP_TILES_URL: source.url });
});

afterEach(async () => {
	await server.stop();
	await source.stop();
});

async function open(environment: Record<string, string>): Promise<void> {
	server = await startTestServer(environment, ROUTES);
	await server.app.auth.people.create(MANAGER);
	cookie = await server.signIn();
}

function ask(query: Record<string, string> = HERE, headers: Record<string, string> = { cookie }) {
	return server.call(`/api/tiles?${new URLSearchParams(query)}`, { headers });
}

describe('the map, fetched by the server', () => {
	test('comes as a picture that this browser may keep for a week, and no other', async () => {
		const answer = await ask();
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('image/png');
		expect(answer.headers.get('cache-control')).toBe('private, max-age=604800');
		expect(Buffer.from(await answer.arrayBuffer()).equals(source.png)).toBe(true);
	});

	test('is told nothing of who looks', async () => {
		await ask(HERE, { cookie, 'x-forwarded-for': '198.51.100.7', referer: 'x' });
		const [{ path, headers }] = source.questions as [(typeof source.questions)[number]];
		expect(path).toBe('/standaard/EPSG:3857/14/8469/5373.png');
		const { host: _host, ...told } = headers;
		expect(told).toEqual({
			accept: 'image/png',
			'accept-encoding': expect.any(String),
			'accept-language': '*',
			connection: 'keep-alive',
			'sec-fetch-mode': 'cors',
			'user-agent': 'opvangbord'
		});
		expect(server.logged.join('')).not.toContain('8469');
	});

	test('is asked once for the same picture, until a day later', async () => {
		await ask();
		await ask();
		expect(source.questions).toHaveLength(1);
		server.advance(24 * 60 * 60_000);
		cookie = await server.signIn();
		await ask();
		expect(source.questions).toHaveLength(2);
	});

	test('may have no such picture, which is kept as well', async () => {
		source.be('none');
		expect((await ask()).status).toBe(404);
		const again = await ask();
		expect(await again.json()).toMatchObject({ status: 404, code: 'not-found' });
		expect(source.questions).toHaveLength(1);
	});

	test.each(['broken', 'misnamed', 'no picture', 'elsewhere', 'huge'] as const)(
		'that is %s makes the answer 503, passes nothing on, and is asked again the next time',
		async (mood) => {
			source.be(mood);
			const refused = await ask();
			expect(refused.status).toBe(503);
			expect(refused.headers.get('retry-after')).toBe('30');
			expect(refused.headers.get('cache-control')).toBe('no-store');
			expect(await refused.json()).toMatchObject({ code: 'busy' });
			source.be('well');
			expect((await ask()).status).toBe(200);
		}
	);

	test('that does not answer is given up', async () => {
		source.be('slow');
		expect((await ask()).status).toBe(503);
		expect(server.logged.join('')).toContain('TimeoutError');
	}, 15_000);

	test('is nobody’s to flood: 600 pictures a minute each, whatever comes of them', async () => {
		for (let n = 0; n < 600; n++) expect((await ask()).status).toBe(200);
		const refused = await ask();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('60');
		const other = { ...MANAGER, email: 'other@opvang.example' };
		await server.app.auth.people.create(other);
		const elsewhere = await server.signIn(other);
		expect((await ask(HERE, { cookie: elsewhere })).status).toBe(200);
	});
});

test('the map is for who is signed in', async () => {
	expect((await ask(HERE, {})).status).toBe(401);
	expect((await ask(HERE, { cookie: 'opvangbord=forged' })).status).toBe(401);
	expect(source.questions).toEqual([]);
});

test.each(WRONG)(
	'%s: nothing outside the country and no other address is asked',
	async (_, query) => {
		expect((await ask(query)).status).toBe(400);
		expect(source.questions).toEqual([]);
	}
);

test('without a map the answer is empty, and nothing is asked', async () => {
	await server.stop();
	await open({});
	const answer = await ask();
	expect([answer.status, await answer.text()]).toEqual([204, '']);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(source.questions).toEqual([]);
});
