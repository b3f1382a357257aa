import type { Me } from '../domain/schema/person.ts';
import { type CorrectedClock, createCorrectedClock } from './clock.ts';
import type { PersonClient } from './client-types.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import type { ClientDeps } from './deps.ts';
import type { FirstScreen } from './first-screen.ts';
import { createWatch } from './failing-queries.ts';
import { loadOnce, toLater } from './later.ts';
import { toLiveQuery } from './live-query.ts';
import { refuseUnloaded } from './refuse-unloaded.ts';
import { receiptKey } from './local-keys.ts';
import { createMemoryCopy, type MemoryCopy } from './memory-copy.ts';
import { getMeta, getMetas, prepareDevice, putMeta } from './meta.ts';
import { trackTransactions } from './open-transactions.ts';
import type { PersonWork } from './person-work.ts';
import { readStatus } from './read-status.ts';
import type { Followed } from './status.ts';
import { createStorageGuard, isCleared, isStorageError } from './storage-guard.ts';
import type { AttemptEnd, ClientStatus } from './status-types.ts';
import { forgetUnderway } from './underway.ts';
import { createViews } from './views.ts';
import type { Reason } from './watchdog.ts';

export type OpenPerson = PersonClient & {
	/** After a sign-in: whose session it is, and what is theirs. */
	signedIn(me: Me): Promise<void>;
	/** Begins to send and fetch. */
	start(): void;
};

/**
 * Puts together the client of one person; everything it does outside goes through `deps`.
 * What reads is here at once; what enters, sends and fetches follows the first paint.
 */
export async function openPersonClient(
	deps: ClientDeps,
	personId: string,
	{ status, screen }: { status: Followed<ClientStatus>; screen: FirstScreen }
): Promise<OpenPerson> {
	const db = openPersonDatabase(personId, deps.dexie);
	const abortOpen = trackTransactions(db);
	const clock = createCorrectedClock(deps.clock, (sample) => keep(putMeta(db, 'clock', sample)));
	const memory = createMemoryCopy();
	const { wasEmpty } = await wake({ db, deps, personId, clock, memory });
	if (wasEmpty) sayCleared();
	const guard = createStorageGuard(db, deps, onFailed, abortOpen);
	const unfollow = toLiveQuery(() => readStatus(db), guard, screen.drawing).subscribe(
		status.set,
		broke
	);
	const views = createViews(db, guard, screen, createWatch(onFailing));
	let isClosed = false;
	let opened: PersonWork | undefined;
	const work = loadOnce(async () => {
		const { openPersonWork } = await import('./person-work.ts');
		const own = { db, personId, clock, memory, guard, status, broke };
		opened = openPersonWork(deps, { ...own, show: views.show, screen });
		if (isClosed) opened.sync.stop();
		return opened;
	});

	function sayCleared(): void {
		status.set({ cleared: { lastReceiptAt: deps.local.getItem(receiptKey(personId)) } });
	}

	function onFailed(storageFailed: boolean, error?: unknown): void {
		status.set({ storageFailed });
		if (isCleared(error)) sayCleared();
	}

	function onFailing(readFailed: boolean, error?: unknown): void {
		status.set({ readFailed });
		if (error !== undefined && !isStorageError(error)) deps.report(error);
	}

	/** What nobody waits for is not lost either. */
	function keep(promise: Promise<unknown>): void {
		promise.catch(broke);
	}

	function broke(error: unknown): void {
		if (isCleared(error)) onFailed(true, error);
		if (isStorageError(error)) keep(guard.mend(error));
		else deps.report(error);
	}

	async function attempt(reason: Reason): Promise<AttemptEnd> {
		const { sync } = await work();
		return sync.attempt(reason);
	}

	return {
		personId,
		edit: toLater(
			async () => (await work()).edit,
			(name, args, error) => {
				deps.report(error);
				return refuseUnloaded(name, args);
			}
		),
		views,
		drafts: toLater(
			async () => (await work()).drafts,
			(_name, _args, error) => deps.report(error)
		),
		rescue: toLater(async () => (await work()).rescue),
		syncNow: () => attempt('button'),
		async diagnosis() {
			const { readDiagnosis } = await import('./diagnosis.ts');
			const { persisted } = status.get();
			return readDiagnosis(db, { personId, version: deps.version, persisted });
		},
		persist: () => persist(deps, status),
		now: clock.now,
		async signedIn(me) {
			// What a pull brought is more complete; other rights come with a reset.
			if (!(await getMeta(db, 'me'))) await putMeta(db, 'me', me);
			await db.meta.delete('signIn');
			keep(attempt('button'));
		},
		start: () => keep(screen.drawn.then(() => attempt('start'))),
		close() {
			isClosed = true;
			unfollow();
			opened?.sync.stop();
			guard.stop();
			db.close();
		}
	};
}

type Waking = {
	db: PersonDatabase;
	deps: ClientDeps;
	personId: string;
	clock: CorrectedClock;
	memory: MemoryCopy;
};

/** Takes up what an earlier tab left. Everything that is drawn waits for it, so it asks once. */
async function wake({ db, deps, personId, clock, memory }: Waking): Promise<{ wasEmpty: boolean }> {
	const { queue, device, ...left } = await db.transaction('r', db.meta, db.queue, async () => ({
		...(await getMetas(db, ['device', 'clock', 'underway'])),
		queue: await db.queue.toArray()
	}));
	clock.load(left.clock);
	memory.load(queue);
	if (left.underway) await forgetUnderway(db, personId, deps.locks);
	return device ? { wasEmpty: false } : prepareDevice(db, deps.newId);
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
