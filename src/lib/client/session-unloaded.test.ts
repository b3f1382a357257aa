import { expect, test, vi } from 'vitest';
import type { ClientDeps } from './deps.ts';
import { END_SESSION } from './local-keys.ts';
import type { People } from './people.ts';
import { createSession } from './session.ts';

vi.mock('./sign-in.ts', () => {
	throw new TypeError('Failed to fetch dynamically imported module');
});

function open() {
	const kept = new Map([[END_SESSION, 'yes']]);
	const local = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
	const report = vi.fn();
	const deps = { local, report, clock: () => 0 } as unknown as ClientDeps;
	return { session: createSession(deps, {} as People), kept, report };
}

test('signing in, and moving, without the part that asks for it says that no answer came', async () => {
	const { session, report } = open();
	const unreached = { ok: false, code: 'server' };
	expect(await session.signIn('anna@opvangbord.example', 'x')).toEqual(unreached);
	expect(await session.moveCode()).toEqual(unreached);
	expect(report).toHaveBeenCalledTimes(2);
});

test('a session that could not be ended keeps no device from starting, and is ended later', async () => {
	const { session, kept, report } = open();
	await session.endLeftOver();
	expect(kept.has(END_SESSION)).toBe(true);
	expect(report).toHaveBeenCalledOnce();
});
