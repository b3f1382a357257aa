import type { PersonDatabase } from './database.ts';
import { getMetas, NEVER_SYNCED } from './meta.ts';
import { countInbox } from './open-work.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import { overallState } from './sending-state.ts';
import type { ClientStatus } from './status-types.ts';

type StoredStatus = Pick<
	ClientStatus,
	| 'sending'
	| 'lastReceiptAt'
	| 'pulledAt'
	| 'queued'
	| 'oldestQueuedAt'
	| 'inbox'
	| 'signInNeeded'
	| 'clockSkewMs'
>;

const KEYS = ['device', 'sync', 'underway', 'receipt', 'signIn', 'clock'] as const;

/** What of the status lies in the database, so that every tab shows the same. */
export async function readStatus(db: PersonDatabase): Promise<StoredStatus> {
	return db.transaction('r', db.meta, db.result, db.queue, db.row, () => readAtOnce(db));
}

async function readAtOnce(db: PersonDatabase): Promise<StoredStatus> {
	const {
		device,
		sync = NEVER_SYNCED,
		underway,
		receipt,
		signIn,
		clock
	} = await getMetas(db, KEYS);
	const queued = device?.queued ?? 0;
	const open = await db.result.where('open').equals(1).toArray();
	const state = overallState(open, queued);
	return {
		queued,
		sending: state === 'on-device' && queued <= (underway?.uuids.length ?? 0) ? 'sending' : state,
		oldestQueuedAt: queued > 0 ? await readOldest(db) : null,
		lastReceiptAt: receipt?.at ?? null,
		pulledAt: sync.pulledAt,
		inbox: await countInbox(db),
		signInNeeded: signIn !== undefined,
		clockSkewMs: clock?.offsetMs ?? null
	};
}

async function readOldest(db: PersonDatabase): Promise<string | null> {
	const first = await db.queue.orderBy('mid').first();
	if (!first) return null;
	return correctedDeviceAt(JSON.parse(first.text) as Parameters<typeof correctedDeviceAt>[0]);
}
