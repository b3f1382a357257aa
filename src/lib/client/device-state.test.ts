import { expect, test } from 'vitest';
import { readDeviceState } from './device-state.ts';

const BROWSER = { userAgent: 'Tablet', language: 'nl-NL' };

const stateOf = (parts: object) => readDeviceState(false, { ...BROWSER, ...parts });
const withWorker = (registration: object | undefined) =>
	stateOf({ serviceWorker: { getRegistration: async () => registration } });

test('space in use and space that there is are as the browser estimates them', async () => {
	const storage = { estimate: async () => ({ usage: 4_200_000, quota: 9_000_000_000 }) };
	expect(await stateOf({ storage })).toEqual({
		usedBytes: 4_200_000,
		quotaBytes: 9_000_000_000,
		worker: 'impossible',
		isInstalled: false,
		...BROWSER
	});
});

test.each([
	['active', { active: {} }],
	['waiting', { active: {}, waiting: {} }],
	['starting', { installing: {} }],
	['none', undefined]
])('a worker is %s', async (worker, registration) => {
	expect(await withWorker(registration)).toMatchObject({ worker });
});

test('a browser that refuses to tell fails nothing', async () => {
	const refuse = async () => Promise.reject(new DOMException('no', 'SecurityError'));
	const state = await stateOf({
		storage: { estimate: refuse },
		serviceWorker: { getRegistration: refuse }
	});
	expect(state).toMatchObject({ usedBytes: null, quotaBytes: null, worker: 'none' });
});
