import type { Me } from '../domain/schema/person.ts';
import { createCorrectedClock } from './clock.ts';
import type { PersonClient } from './client-types.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import type { ClientDeps } from './deps.ts';
import { noteFailure, readDiagnosis } from './diagnosis.ts';
import { createEdit } from './edit.ts';
import { toLiveQuery } from './live-query.ts';
import { CURRENT_PERSON, receiptKey } from './local-keys.ts';
import { createMemoryCopy } from './memory-copy.ts';
import { getMeta, prepareDevice, putMeta, readSync } from './meta.ts';
import { ping } from './ping.ts';
import { readStatus } from './read-status.ts';
import { createRequest } from './request.ts';
import { createRescue } from './rescue-file.ts';
import type { Followed } from './status.ts';
import { createStorageGuard, isStorageError } from './storage-guard.ts';
import { createStoreEdits } from './store-edits.ts';
import { createStream } from './stream.ts';
import type { SyncContext } from './sync-context.ts';
import { createSyncRun, type RunEnd } from './sync-run.ts';
import type { ClientStatus } from './view-types.ts';
import { createViews } from './views.ts';
import { createWatchdog } from './watchdog.ts';

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
	const { wasEmpty } = await prepareDevice(db, deps.newId);
	const request = createRequest(deps);
	const clock = createCorrectedClock(deps.clock, (sample) => keep(putMeta(db, 'clock', sample)));
	clock.load(await getMeta(db, 'clock'));
	await db.meta.delete('inflight');
	const memory = createMemoryCopy();
	memory.load(await db.queue.toArray());
	const guard = createStorageGuard(db, deps, (storageFailed) => status.set({ storageFailed }));
	const crashPoint = deps.onCrashPoint ?? (() => {});
	const now = () => new Date(clock.now()).toISOString();
	if (wasEmpty)
		status.set({ cleared: { lastReceiptAt: deps.local.getItem(receiptKey(personId)) } });

	const context: SyncContext = {
		db,
		personId,
		request,
		gzip: deps.gzip,
		clock,
		newId: deps.newId,
		crashPoint,
		isCurrent: () => deps.local.getItem(CURRENT_PERSON) === personId,
		onReceipt: (at) => deps.local.setItem(receiptKey(personId), at),
		onLeft: memory.drop
	};
	const stream = createStream(deps, {
		poke: (region, version) => keep(onPoke(region, version)),
		change: () => watchdog.reschedule()
	});
	const watchdog = createWatchdog({
		...deps,
		stream,
		isVisible: deps.page.isVisible,
		isQueueEmpty: async () => (await db.queue.count()) === 0,
		ping: () => ping(request, clock),
		run: createSyncRun(context, deps),
		on: {
			connected: (connected) => status.set({ connected }),
			syncing: (syncing) => status.set({ syncing }),
			ended: (end) => keep(onEnd(db, status, end, now())),
			broke
		}
	});
	const edit = createEdit({
		db,
		newId: deps.newId,
		now,
		store: createStoreEdits(
			{ db, time: clock.time, crashPoint },
			{ guard, memory, newId: deps.newId }
		),
		onStored: () => keep(watchdog.attempt('edit'))
	});
	const stops = [
		deps.page.listen((signal) => {
			if (signal === 'hidden') return stream.close();
			if (signal === 'resume') keep(guard.probe());
			keep(watchdog.attempt(signal));
		}),
		toLiveQuery(() => readStatus(db), guard).subscribe(status.set, broke),
		watchdog.stop,
		stream.close,
		guard.stop
	];

	/** What nobody waits for is not lost either. */
	function keep(promise: Promise<unknown>): void {
		promise.catch(broke);
	}

	function broke(error: unknown): void {
		if (isStorageError(error)) keep(guard.mend(error));
		else deps.report(error);
	}

	async function onPoke(region: string, version: number): Promise<void> {
		const { versions } = await readSync(db);
		if ((versions[region] ?? -1) < version) await watchdog.attempt('poke');
	}

	async function persist(): Promise<boolean | null> {
		const { storage } = deps;
		const persisted = storage ? (await storage.persisted()) || (await storage.persist()) : null;
		status.set({ persisted });
		return persisted;
	}

	return {
		personId,
		edit,
		views: createViews(db, guard),
		rescue: createRescue({
			db,
			personId,
			memory,
			sha256: deps.sha256,
			today: () => now().slice(0, 10),
			onStored: () => keep(watchdog.attempt('edit'))
		}),
		syncNow: () => watchdog.attempt('button'),
		diagnosis: () =>
			readDiagnosis(db, {
				personId,
				version: deps.version,
				persisted: status.get().persisted
			}),
		persist,
		now: clock.now,
		async signedIn(me) {
			// What a pull brought is more complete; other rights come with a reset.
			if (!(await getMeta(db, 'me'))) await putMeta(db, 'me', me);
			await db.meta.delete('signIn');
			keep(watchdog.attempt('button'));
		},
		start: () => keep(watchdog.attempt('start')),
		close() {
			for (const stop of stops) stop();
			db.close();
		}
	};
}

/** Keeps what a run ended with where every tab sees it. */
async function onEnd(
	db: PersonDatabase,
	status: Followed<ClientStatus>,
	end: RunEnd,
	at: string
): Promise<void> {
	if (end.is === 'sign-in') await putMeta(db, 'signIn', { needed: true });
	if (end.is === 'update-app') status.set({ updateNeeded: true });
	if (end.is === 'later') await noteFailure(db, end.what, at);
	if (end.is !== 'done') return;
	status.set({ updateNeeded: false });
	if (await getMeta(db, 'signIn')) await db.meta.delete('signIn');
}
