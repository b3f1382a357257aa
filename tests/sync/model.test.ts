import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	type Backend,
	type OpenBackend,
	openMemoryBackend,
	openSqliteBackend
} from './model/backends.ts';
import { explore, type Found } from './model/explore.ts';
import { type Founded, foundWorld } from './model/found-world.ts';

/** `SCHEDULES=5000` runs that many of each kind; `SEED=… SCHEDULES=1`-like runs repeat what a report names. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 0);
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const FIXED_SEED = 20_261_122;
const FRESH_SEED = SEED ?? Math.floor(Math.random() * 2 ** 31);

/** On a slow machine a schedule takes up to a second; the rest is for shortening one that fails. */
const SHRINK_MS = 60_000;
const timeoutFor = (schedules: number) => SHRINK_MS + 60_000 + schedules * 2_000;

const STORES: { store: string; open: OpenBackend; fixed: number; fresh: number }[] = [
	{ store: 'in memory', open: openMemoryBackend, fixed: 60, fresh: 60 },
	{ store: 'on SQLite', open: openSqliteBackend, fixed: 10, fresh: 10 }
];

describe.each(STORES)('I1-I7 hold for any schedule, $store', ({ open, fixed, fresh }) => {
	let backend: Backend;
	let founded: Founded;

	beforeAll(async () => {
		backend = await open();
		founded = await foundWorld(backend);
	});

	afterAll(() => backend.close());

	const run = async (seed: number, schedules: number): Promise<Found | undefined> =>
		explore({ backend, founded, schedules, seed, shrinkMs: SHRINK_MS });

	test(`of seed ${FIXED_SEED}`, { timeout: timeoutFor(fixed) }, async () => {
		const found = await run(FIXED_SEED, fixed);
		expect(found, found?.report).toBeUndefined();
	});

	const many = SCHEDULES || fresh;
	test(`of a fresh seed, ${FRESH_SEED}`, { timeout: timeoutFor(many) }, async () => {
		const found = await run(FRESH_SEED, many);
		expect(found, found?.report).toBeUndefined();
	});
});
