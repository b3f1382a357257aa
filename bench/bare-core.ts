import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import { migrate, type MigrationTables } from '../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../src/lib/server/store/sql-store.ts';
import type { Tables } from '../src/lib/server/store/tables.ts';
import { takePush } from '../src/lib/server/sync/push.ts';
import { putRegion } from '../src/lib/server/sync/put-region.ts';
import { EXAMPLE_REGION, locationArgs } from './example-region.ts';

const ME: Me = {
	personId: 'bench',
	name: 'Bench',
	role: 'rcvs',
	regions: [EXAMPLE_REGION.id],
	municipalities: [],
	locations: []
};

export type BareCore = {
	locationIds: string[];
	push(mutations: Mutation[]): Promise<void>;
	close(): Promise<void>;
};

/** The sync core alone, on a database file that goes afterwards: no HTTP, no session, no shape check. */
export async function openBareCore(locations: number): Promise<BareCore> {
	const folder = mkdtempSync(join(tmpdir(), 'opvangbord-bench-'));
	const { db, close } = openSqlite<Tables & MigrationTables>(join(folder, 'bench.sqlite'));
	await migrate(db, () => Date.now());
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch('bench'));
	await putRegion(store, EXAMPLE_REGION);
	const deps = {
		store,
		clock: () => Date.now(),
		newIncident: () => crypto.randomUUID(),
		onFault: (_: string, fault: unknown) => {
			throw fault;
		},
		onVersions: () => {}
	};
	const clientId = crypto.randomUUID();
	let mid = 0;

	/** Numbers them, and checks that each was applied. */
	async function push(mutations: Mutation[]): Promise<void> {
		const numbered = mutations.map((mutation) => ({ ...mutation, mid: ++mid }));
		const request = { protocol: 1 as const, clientId, pending: 0, oldest: null };
		const outcome = await takePush(deps, ME, { ...request, mutations: numbered }, 'bench');
		if ('refused' in outcome) throw new Error(outcome.refused);
		const { results, stop } = outcome.answer;
		if (stop || results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
	}

	const locationIds = Array.from({ length: locations }, () => crypto.randomUUID());
	for (let start = 0; start < locations; start += 500)
		await push(locationIds.slice(start, start + 500).map(newLocation));
	return {
		locationIds,
		push,
		close: async () => {
			await close();
			rmSync(folder, { recursive: true });
		}
	};
}

function newLocation(id: string, index: number): Mutation {
	return {
		uuid: crypto.randomUUID(),
		mid: 0,
		deviceSeq: index + 1,
		name: 'location.add',
		v: 1,
		args: locationArgs(id, index),
		deviceAt: new Date().toISOString(),
		offsetMs: 0
	};
}
