import type { Me } from '../domain/schema/person.ts';
import { type CorrectedClock, createCorrectedClock } from './clock.ts';
import type { PersonClient } from './client-types.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import type { ClientDeps } from './deps.ts';
import { readDiagnosis } from './diagnosis.ts';
import { createEdit } from './edit.ts';
import { toLiveQuery } from './live-query.ts';
import { CURRENT_PERSON, receiptKey } from './local-keys.ts';
import { createMemoryCopy, type MemoryCopy } from './memory-copy.ts';
import { getMeta, prepareDevice, putMeta } from './meta.ts';
import { createPersonSync } from './person-sync.ts';
import { readStatus } from './read-status.ts';
import { createRequest } from './request.ts';
import { createRescue } from './rescue-file.ts';
import type { Followed } from './status.ts';
import { createStorageGuard, isStorageError } from './storage-guard.ts';
import { createStoreEdits } from './store-edits.ts';
import type { SyncContext } from './sync-context.ts';
import type { ClientStatus } from './view-types.ts';
import { createViews } from './views.ts';

export type OpenPerson = PersonClient & {
	/** After a sign-in: whose session it is, and what is theirs. */
	signedIn(me: Me): Promise<void>;
	/** Begins to send and fetch. */
	start(): void;
};

/** Puts together the client of one person; everything it does outside goes through `deps`. */
export async function openPersonClient(
	deps: ClientDeps,
	personId: string,
	status: Followed<ClientStatus>
): Promise<OpenPerson> {
	const db = openPersonDatabase(personId, deps.dexie);
	const clock = createCorrectedClock(deps.clock, (sample) => keep(putMeta(db, 'clock', sample)));
	const memory = createMemoryCopy();
	const { wasEmpty } = await wake(db, deps, clock, memory);
	if (wasEmpty)
		status.set({ cleared: { lastReceiptAt: deps.local.getItem(receiptKey(personId)) } });
	const guard = createStorageGuard(db, deps, (storageFailed) => status.set({ storageFailed }));
	const context = toContext(deps, { db, personId, clock, memory });
	const sync = createPersonSync(deps, { context, status, guard, broke });
	const unfollow = toLiveQuery(() => readStatus(db), guard).subscribe(status.set, broke);
	const now = () => new Date(clock.now()).toISOString();
	const onStored = () => keep(sync.attempt('edit'));
	const { newId, sha256, version } = deps;
	const { crashPoint } = context;

	/** What nobody waits for is not lost either. */
	function keep(promise: Promise<unknown>): void {
		promise.catch(broke);
	}

	function broke(error: unknown): void {
		if (isStorageError(error)) keep(guard.mend(error));
		else deps.report(error);
	}

	const store = createStoreEdits({ db, time: clock.time, crashPoint }, { guard, memory, newId });
	return {
		personId,
		edit: createEdit({ db, newId, now, store, onStored }),
		views: createViews(db, guard),
		rescue: createRescue({
			db,
			personId,
			memory,
			sha256,
			onStored,
			today: () => now().slice(0, 10)
		}),
		syncNow: () => sync.attempt('button'),
		diagnosis: () => readDiagnosis(db, { personId, version, persisted: status.get().persisted }),
		persist: () => persist(deps, status),
		now: clock.now,
		async signedIn(me) {
			// What a pull brought is more complete; other rights come with a reset.
			if (!(await getMeta(db, 'me'))) await putMeta(db, 'me', me);
			await db.meta.delete('signIn');
			keep(sync.attempt('button'));
		},
		start: () => keep(sync.attempt('start')),
		close() {
			unfollow();
			sync.stop();
			guard.stop();
			db.close();
		}
	};
}

/** Takes up what an earlier tab left; nothing is on its way any more. */
async function wake(
	db: PersonDatabase,
	{ newId }: ClientDeps,
	clock: CorrectedClock,
	memory: MemoryCopy
): Promise<{ wasEmpty: boolean }> {
	const prepared = await prepareDevice(db, newId);
	clock.load(await getMeta(db, 'clock'));
	await db.meta.delete('inflight');
	memory.load(await db.queue.toArray());
	return prepared;
}

function toContext(
	deps: ClientDeps,
	own: {
		db: PersonDatabase;
		personId: string;
		clock: CorrectedClock;
		memory: MemoryCopy;
	}
): SyncContext {
	const { db, personId, clock, memory } = own;
	return {
		db,
		personId,
		clock,
		request: createRequest(deps),
		gzip: deps.gzip,
		newId: deps.newId,
		crashPoint: deps.onCrashPoint ?? (() => {}),
		isCurrent: () => deps.local.getItem(CURRENT_PERSON) === personId,
		onReceipt: (at) => deps.local.setItem(receiptKey(personId), at),
		onLeft: memory.drop
	};
}

/** Asks that the system does not clear our data when it is short of space. */
async function persist(
	{ storage }: ClientDeps,
	status: Followed<ClientStatus>
): Promise<boolean | null> {
	const persisted = storage ? (await storage.persisted()) || (await storage.persist()) : null;
	status.set({ persisted });
	return persisted;
}
