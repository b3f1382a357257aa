import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	type AppInstance,
	leftBehind,
	pushed,
	startInstance
} from '../support/postgres/app-instance.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';
import { RCVS } from '../support/sync/people.ts';
import { toPush } from '../support/postgres/to-push.ts';

let database: FreshDatabase;
let one: AppInstance;
let other: AppInstance;

beforeEach(async () => {
	database = await freshDatabase();
	[one, other] = await Promise.all([startInstance(database.url), startInstance(database.url)]);
	await one.found();
	await one.enter();
	await other.enter();
});

afterEach(async () => {
	await Promise.all([one.stop(), other.stop()]);
	await database.drop();
});

/** The first poke of this version that a stream of the region gets. */
function poked({ app }: AppInstance, version: number): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const send = (_: string, told: number) => told === version && resolve();
	app.sync.hub.open({ regionIds: new Set(['VR04']), send });
	return promise;
}

// The look that is taken twice a minute would be too late for these.
describe('a poke (S23)', { timeout: 20_000 }, () => {
	test('of what one app instance took reaches the streams of the other', async () => {
		const heard = poked(other, 6);
		await pushed(await one.push(1, 1, 5));
		await expect(heard).resolves.toBeUndefined();
	});

	test('is made up for when the connection that listens was lost meanwhile', async () => {
		const heard = poked(other, 6);
		const listeners = `from pg_stat_activity where datname = '${database.name}' and query like 'listen%'`;
		await vi.waitFor(async () =>
			expect(await database.admin(`select pid ${listeners}`)).toHaveLength(2)
		);
		await database.admin(`select pg_terminate_backend(pid) ${listeners}`);
		await pushed(await one.push(1, 1, 5));
		await expect(heard).resolves.toBeUndefined();
	});

	test('is not bothered by what somebody else announces', async () => {
		const heard = poked(other, 6);
		await one.app.db.executeQuery({
			...one.app.db.selectFrom('meta').select('key').compile(),
			sql: `select pg_notify('opvangbord', 'hello')`
		});
		await pushed(await one.push(1, 1, 5));
		await expect(heard).resolves.toBeUndefined();
	});
});

describe('two app instances on one database', () => {
	test('that get the same push at once give the same results, and it is there once (S2)', async () => {
		const both = await Promise.all([one.push(1, 1, 50), other.push(1, 1, 50)]);
		const [first, second] = await Promise.all(both.map(pushed));
		expect(second!.results).toEqual(first!.results);
		expect([first!.last, second!.last]).toEqual([50, 50]);
		expect(await leftBehind(one)).toEqual({ locations: 50, results: 50, links: 50, version: 51 });
	});

	test('take pushes of many devices at once: one version for each edit, none skipped (S6)', async () => {
		const answers = await Promise.all(
			Array.from({ length: 12 }, (_, n) => (n % 2 ? one : other).push(n + 1, 1, 10))
		);
		const taken = await Promise.all(answers.map(pushed));
		const versions = taken.flatMap(({ results }) => results.map(({ version }) => version!));
		expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n + 2));
	});
});

/** Pulls as a device does, page by page from where it was, until it is told that everything was pushed. */
async function readAllTheWhile({ pull }: AppInstance, isOver: () => boolean) {
	let at = { scope: '', epoch: '', cursor: '' };
	const seen = new Map<string, number>();
	const claims: { upTo: number; rows: number }[] = [];
	for (let isLast = false; !isLast;) {
		// What was committed before this pull is in it.
		isLast = isOver();
		const { rows, versions, scope, epoch, cursor, more, reset } = await pull(99, at);
		if (at.cursor !== '' && reset) throw new Error('it began anew');
		for (const { type, id, version } of rows) if (type === 'location') seen.set(id, version);
		claims.push({ upTo: versions.VR04!, rows: seen.size });
		at = { scope, epoch, cursor };
		isLast &&= !more;
	}
	return { seen, claims };
}

test('a reader who pulls while twelve devices push at both skips no row of a transaction that ran at the same time (I7, S8)', async () => {
	const PUSHES = 8;
	let isOver = false;
	const readers = [one, other].map((instance) => readAllTheWhile(instance, () => isOver));
	const taken = await Promise.all(
		Array.from({ length: 12 }, async (_, device) => {
			const results = [];
			for (let n = 0; n < PUSHES; n += 1) {
				const instance = (device + n) % 2 ? one : other;
				const answer = await pushed(await instance.push(device + 1, 5 * n + 1, 5 * n + 5));
				results.push(...answer.results);
			}
			return results;
		})
	);
	isOver = true;
	const versions = taken.flat().map(({ version }) => version!);
	for (const { seen, claims } of await Promise.all(readers)) {
		expect([...seen.values()].sort((a, b) => a - b)).toEqual(versions.sort((a, b) => a - b));
		// Each location is of a version of its own: so many rows lie up to where an answer says that it is complete.
		const short = claims.filter(
			({ upTo, rows }) => rows < versions.filter((v) => v <= upTo).length
		);
		expect(short).toEqual([]);
		expect(claims.length).toBeGreaterThan(2);
	}
});

/** Runs an instance until it was told of some edits, then kills it with whatever it is doing. */
async function killPushing(first: number, afterPushes: number): Promise<number> {
	const script = new URL('../support/postgres/pushing-instance.ts', import.meta.url).pathname;
	const child = spawn(process.execPath, [script, database.url, String(first)]);
	const exited = once(child, 'exit');
	const said: string[] = [];
	child.stderr.on('data', (text: Buffer) => said.push(String(text)));
	let told = 0;
	let pushes = 0;
	for await (const line of createInterface({ input: child.stdout })) {
		told = Number(line);
		if (++pushes === afterPushes) child.kill('SIGKILL');
	}
	const [, signal] = (await exited) as [number | null, string | null];
	if (signal !== 'SIGKILL') throw new Error(said.join(''));
	return told;
}

test('an instance that is killed in the middle of pushes loses nothing that it told, and leaves nothing half', async () => {
	let told = 0;
	for (const pushes of [1, 2, 4, 7]) {
		told = await killPushing(told + 1, pushes);
		const left = await leftBehind(one);
		expect(left.results).toBeGreaterThanOrEqual(told);
		const { results } = left;
		expect(left).toEqual({ locations: results, results, links: results, version: results! + 1 });
	}
	// The device goes on at the other instance with what it has no answer to.
	const rest = await other.app.sync.push(RCVS, toPush(1, told + 1, told + 100), 'request');
	expect(rest).toMatchObject({ answer: { last: told + 100 } });
	const all = told + 100;
	expect(await leftBehind(one)).toEqual({
		...{ locations: all, results: all, links: all },
		version: all + 1
	});
});
