import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createClient } from '../../../src/lib/client/client.ts';
import { openPersonDatabase, type PersonDatabase } from '../../../src/lib/client/database.ts';
import type { ClientDeps } from '../../../src/lib/client/deps.ts';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { uuidOf } from '../sync/people.ts';
import type { SyncServer } from '../sync/sync-server.ts';
import { createNetwork } from './network.ts';

/** Ids of different devices never meet. */
const DEVICE_BLOCK = 0xaa00;

/** One browser: storage that outlives its tabs, a cookie jar, a clock that the test sets, timers that it fires. */
export function createTestDevice(server: SyncServer, people: Me[], number = 1) {
	const indexedDB = new IDBFactory();
	const network = createNetwork(server, people);
	const stored = new Map<string, string>();
	const timers = createTimers();
	const errors: unknown[] = [];
	const dbs: PersonDatabase[] = [];
	let ids = 0;
	let skewMs = 0;
	let isVisible = true;
	let tell: (signal: 'resume' | 'online' | 'hidden' | 'frozen') => void = () => {};

	const deps: ClientDeps = {
		dexie: { indexedDB, IDBKeyRange },
		version: 'test',
		fetch: network.fetch,
		clock: () => Date.parse(server.now()) + skewMs,
		newId: () => uuidOf(++ids, DEVICE_BLOCK + number),
		random: () => 0.5,
		timers,
		local: {
			getItem: (key) => stored.get(key) ?? null,
			setItem: (key, value) => void stored.set(key, value),
			removeItem: (key) => void stored.delete(key)
		},
		page: {
			isVisible: () => isVisible,
			listen: (next) => {
				tell = next;
				return () => {};
			}
		},
		sha256: async (text) => createHash('sha256').update(text).digest('hex'),
		gzip: async (text) => new Uint8Array(gzipSync(text)),
		report: (error) => void errors.push(error)
	};

	return {
		deps,
		network,
		timers,
		errors,
		indexedDB,
		stored,
		/** Another tab of the same browser. */
		openTab: (more: Partial<ClientDeps> = {}) => createClient({ ...deps, ...more }),
		/** A look into the data of a person, as another tab would have. */
		database(personId: string): PersonDatabase {
			const db = openPersonDatabase(personId, deps.dexie);
			dbs.push(db);
			return db;
		},
		signal: (signal: 'resume' | 'online' | 'hidden' | 'frozen') => {
			isVisible = signal !== 'hidden' && signal !== 'frozen';
			tell(signal);
		},
		setSkew: (ms: number) => void (skewMs = ms),
		close: () => dbs.forEach((db) => db.close())
	};
}

function createTimers() {
	const waiting = new Map<number, { run: () => void; ms: number }>();
	let last = 0;
	return {
		set(run: () => void, ms: number): unknown {
			waiting.set(++last, { run, ms });
			return last;
		},
		clear: (timer: unknown) => void waiting.delete(timer as number),
		/** How long each waits. */
		delays: () => [...waiting.values()].map(({ ms }) => ms),
		/** Fires everything that is set by now. */
		fireAll() {
			const due = [...waiting.values()];
			waiting.clear();
			for (const { run } of due) run();
		}
	};
}
