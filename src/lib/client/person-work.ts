import type { CorrectedClock } from './clock.ts';
import type { Drafts, Edit, Rescue } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import type { ClientDeps } from './deps.ts';
import { createDrafts } from './drafts.ts';
import { createEdit } from './edit.ts';
import { CURRENT_PERSON, receiptKey } from './local-keys.ts';
import type { MemoryCopy } from './memory-copy.ts';
import { createPersonSync, type PersonSync } from './person-sync.ts';
import { createRequest } from './request.ts';
import { createRescue } from './rescue-file.ts';
import type { FirstScreen } from './first-screen.ts';
import { createGuardedRead } from './guarded-read.ts';
import type { Followed } from './status.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createStoreEdits } from './store-edits.ts';
import type { SyncContext } from './sync-context.ts';
import type { ClientStatus } from './status-types.ts';
import type { OwnViews } from './views.ts';

export type PersonWork = { edit: Edit; drafts: Drafts; rescue: Rescue; sync: PersonSync };

/** The open data of one person, and what became of promises that nobody waits for. */
export type OwnData = {
	db: PersonDatabase;
	personId: string;
	clock: CorrectedClock;
	memory: MemoryCopy;
	guard: StorageGuard;
	status: Followed<ClientStatus>;
	broke: (error: unknown) => void;
	show: OwnViews['show'];
	screen: Pick<FirstScreen, 'entering' | 'drawing'>;
};

/** What enters, sends and fetches for one person: all that a screen can be read without. */
export function openPersonWork(deps: ClientDeps, own: OwnData): PersonWork {
	const { db, personId, clock, memory, guard, status, broke, show, screen } = own;
	const { newId, sha256 } = deps;
	const context = toContext(deps, own);
	const sync = createPersonSync(deps, { context, status, guard, broke });
	const now = () => new Date(clock.now()).toISOString();
	const today = () => now().slice(0, 10);
	const onStored = () => void send().catch(broke);
	const guarded = createGuardedRead(guard);
	const store = createStoreEdits(
		{
			...{ db, time: clock.time, crashPoint: context.crashPoint, regions: new Map() },
			...{ show, entering: screen.entering }
		},
		{ guarded, memory, newId }
	);

	/** What was entered is seen before it is sent. */
	async function send(): Promise<void> {
		await screen.drawing();
		await sync.attempt('edit');
	}

	return {
		edit: createEdit({ db, newId, now, store, onStored, guarded }),
		drafts: createDrafts({ db, clock, guard, broke }),
		rescue: createRescue({ db, personId, memory, sha256, onStored, today }),
		sync
	};
}

function toContext(deps: ClientDeps, { db, personId, clock, memory }: OwnData): SyncContext {
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
