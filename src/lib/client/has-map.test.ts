import { expect, test, vi } from 'vitest';
import { mapTileQuery } from '../sync/map-tile.ts';
import { hasMap } from './has-map.ts';

const answering = (status: number) => vi.fn(async () => new Response(null, { status }));

test('there is a map when the server gives a picture now, and not from what was kept of it', async () => {
	const fetch = answering(200);
	expect(await hasMap(fetch as unknown as typeof globalThis.fetch)).toBe(true);
	const [path, init] = fetch.mock.calls[0] as unknown as [string, RequestInit];
	expect(init).toMatchObject({ method: 'HEAD', cache: 'no-store' });
	const query = Object.fromEntries(new URL(path, 'http://opvang.test').searchParams);
	expect(mapTileQuery.safeParse(query).success).toBe(true);
});

test.each([204, 401, 404, 429, 503])('there is none when it answers %i', async (status) => {
	expect(await hasMap(answering(status) as unknown as typeof globalThis.fetch)).toBe(false);
});

test('there is none when nobody answers', async () => {
	const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
	expect(await hasMap(fetch)).toBe(false);
});
