import { expect, test } from 'vitest';
import type { ClientDeps } from './deps.ts';
import { createAddressSearch } from './find-addresses.ts';

function searchAt(answer: (path: string) => Response) {
	const fetch = async (path: string) => answer(path);
	const timers = { set: () => 0, clear: () => {} };
	return createAddressSearch({ fetch, timers, clock: () => 0 } as unknown as ClientDeps);
}

test('what is typed and what is chosen are asked of the own server', async () => {
	const asked: string[] = [];
	const addresses = searchAt((path) => {
		asked.push(path);
		return Response.json({ isOn: true, found: [{ id: 'adr-1', label: 'Kade 1, Zwolle' }] });
	});
	expect(await addresses.isOn()).toBe(true);
	expect(await addresses.search('kade 1')).toEqual({
		ok: true,
		found: [{ id: 'adr-1', label: 'Kade 1, Zwolle' }]
	});
	await addresses.one('adr-1');
	expect(asked).toEqual(['/api/addresses?', '/api/addresses?q=kade+1', '/api/addresses?id=adr-1']);
});

test.each([
	['no connection', () => Promise.reject(new TypeError('Failed to fetch')) as never],
	['no register', () => Response.json({ isOn: false, found: [] })],
	['an older server', () => new Response('{}', { status: 404 })],
	['another shape', () => Response.json({ isOn: true, found: [{ naam: 'Kade' }] })],
	['too many questions', () => new Response('', { status: 429 })]
] satisfies [string, () => Response][])('with %s the address is typed', async (_, answer) => {
	const addresses = searchAt(answer);
	expect(await addresses.search('kade')).toEqual({ ok: false, code: 'failed' });
	expect(await addresses.isOn()).toBe(false);
});
