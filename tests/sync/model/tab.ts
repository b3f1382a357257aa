import { createCorrectedClock } from '../../../src/lib/client/clock.ts';
import { createEdit } from '../../../src/lib/client/edit.ts';
import { createGuardedRead } from '../../../src/lib/client/guarded-read.ts';
import { CURRENT_PERSON } from '../../../src/lib/client/local-keys.ts';
import { createMemoryCopy } from '../../../src/lib/client/memory-copy.ts';
import { getMeta, prepareDevice, putMeta } from '../../../src/lib/client/meta.ts';
import { createRequest } from '../../../src/lib/client/request.ts';
import { createStorageGuard, isStorageError } from '../../../src/lib/client/storage-guard.ts';
import { createStoreEdits } from '../../../src/lib/client/store-edits.ts';
import type { SyncContext } from '../../../src/lib/client/sync-context.ts';
import { createSyncRun } from '../../../src/lib/client/sync-run.ts';
import { forgetUnderway } from '../../../src/lib/client/underway.ts';
import { createViews } from '../../../src/lib/client/views.ts';
import { createFailingStorage, type StorageFault } from './failing-storage.ts';
import { LOCATIONS } from './cast.ts';
import { sendRequest } from './network.ts';
import { meet } from './occurrences.ts';
import { openDatabaseOf } from './open-database.ts';
import { pick } from './pick.ts';
import { openScreen } from './screen.ts';
import type { Fault } from './steps.ts';
import { nextTurn, toIso } from './time.ts';
import type { Profile, Tab, World } from './world.ts';

export class ClientCrashed extends Error {}

/** The client of one person in one tab, put together as the product does, without timers and pings. */
export async function openTab(world: World, profile: Profile): Promise<Tab> {
	const { device, personId } = profile;
	const storage = createFailingStorage(device.factory);
	const db = openDatabaseOf(storage.indexedDB, personId);
	await prepareDevice(db, world.newId);
	await forgetUnderway(db, personId, undefined);
	const deps = {
		clock: () => world.time.now + device.skewMs,
		timers: { set: () => 0, clear: () => {} },
		// An answer comes at a moment of its own, never in the one in which a screen begins to read.
		fetch: (path: string, init: RequestInit) =>
			sendRequest(world, tab, path, init).finally(nextTurn)
	};
	const clock = createCorrectedClock(deps.clock, (sample) => {
		tab.kept.push(putMeta(db, 'clock', sample).catch(orFail(world)));
	});
	clock.load(await getMeta(db, 'clock'));
	const memory = createMemoryCopy();
	const context: SyncContext = {
		...{ db, personId, clock, newId: world.newId, gzip: undefined },
		request: createRequest(deps),
		crashPoint: (name) => passCrashPoint(tab, name),
		isCurrent: () => device.local.get(CURRENT_PERSON) === personId,
		onReceipt: () => {},
		onLeft: memory.drop
	};
	const guard = createStorageGuard(db, deps, () => {});
	const views = createViews(db, guard);
	const guarded = createGuardedRead(guard);
	const store = createStoreEdits(
		{ db, time: clock.time, crashPoint: context.crashPoint, show: views.show },
		{ guarded, memory, newId: world.newId }
	);
	const looksAt = pick(LOCATIONS, profile.opened++)!;
	const screen = openScreen(looksAt, views.location(looksAt), orFail(world));
	const edits = { db, store, newId: world.newId, now: () => toIso(clock.now()) };
	const tab: Tab = {
		...{ profile, db, context, guard, storage, screen, faults: [], isMidReset: false },
		strikesAtRest: 0,
		...{ crashIn: null, diedAt: null, kept: [] },
		run: createSyncRun(context, { locks: undefined, clock: deps.clock }),
		edit: createEdit({ ...edits, onStored: () => {}, guarded }),
		views
	};
	profile.tabs.push(tab);
	await screen.first;
	return tab;
}

/** A database that is gone is no finding. */
function orFail({ failures }: World): (error: unknown) => void {
	return (error) => void (isStorageError(error) || failures.push(error));
}

function passCrashPoint(tab: Tab, name: string): void {
	if (tab.crashIn !== null && tab.crashIn-- === 0) tab.diedAt = name;
	// What is dead does nothing any more.
	if (tab.diedAt !== null) throw new ClientCrashed(tab.diedAt);
}

export async function closeTab(tab: Tab): Promise<void> {
	await Promise.all(tab.kept);
	shutTab(tab);
	tab.profile.tabs = tab.profile.tabs.filter((open) => open !== tab);
}

export function shutTab({ screen, guard, db }: Tab): void {
	screen.leave();
	guard.stop();
	db.close();
}

/** What befalls a tab while it does something. */
export type Plan = {
	faults?: Fault[];
	crash?: number | null;
	storage?: StorageFault | null;
};

/** Why it did not come to an end. */
export type Stopped = 'crashed' | 'storage failed';

/** Does something in a tab under its faults; one that dies of it is opened anew. */
export async function attempt<T>(
	world: World,
	tab: Tab,
	{ faults = [], crash = null, storage = null }: Plan,
	work: () => Promise<T>
): Promise<T | Stopped> {
	const strikes = tab.storage.strikes();
	const hasFailed = () => tab.storage.strikes() > strikes;
	tab.faults = [...faults];
	tab.crashIn = crash;
	tab.isMidReset = false;
	tab.storage.plan(storage);
	try {
		return await work();
	} catch (error) {
		if (tab.diedAt === null && !(isStruck(tab) && isStorageError(error))) throw error;
		// As the product does with what nobody waits for.
		if (tab.diedAt === null) await tab.guard.mend(error);
		const what = tab.diedAt === null ? `fails: ${String(error)}` : `crashes at "${tab.diedAt}"`;
		world.log.push(`      it ${what}`);
		return tab.diedAt === null ? 'storage failed' : 'crashed';
	} finally {
		tab.faults = [];
		tab.crashIn = null;
		tab.storage.plan(null);
		if (storage && hasFailed()) meet(world, STORAGE_FAULTS[storage.is]);
		if (tab.diedAt !== null) meet(world, 'client crash');
		if (tab.diedAt !== null && tab.profile.tabs.includes(tab)) await reopen(world, tab);
		else await comeToRest(tab);
		// Of what was committed and not told no screen knows.
		if (storage?.is === 'unsure' && hasFailed()) await openAgain(tab.profile);
	}
}

const STORAGE_FAULTS = {
	full: 'disk full',
	lost: 'connection lost',
	unsure: 'commit not told'
} as const;

async function comeToRest(tab: Tab): Promise<void> {
	await Promise.all(tab.kept.splice(0));
	// As when the page is seen again.
	if (isStruck(tab) && tab.db.isOpen()) await tab.guard.probe();
	tab.strikesAtRest = tab.storage.strikes();
}

/** Also by what befalls it in the step that waits while this one runs. */
function isStruck({ storage, strikesAtRest }: Tab): boolean {
	return storage.strikes() > strikesAtRest;
}

async function openAgain({ tabs }: Profile): Promise<void> {
	await Promise.all(tabs.map(({ screen }) => screen.openAgain()));
}

async function reopen(world: World, tab: Tab): Promise<void> {
	await closeTab(tab);
	await openTab(world, tab.profile);
}
