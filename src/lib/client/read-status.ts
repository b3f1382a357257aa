import type { PersonDatabase } from './database.ts';
import { getMeta, readDevice, readSync } from './meta.ts';
import { countInbox } from './open-work.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import { overallState } from './sending-state.ts';
import type { ClientStatus } from './view-types.ts';

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

/** What of the status lies in the database, so that every tab shows the same. */
export async function readStatus(db: PersonDatabase): Promise<StoredStatus> {
	const { queued } = await readDevice(db);
	const sync = await readSync(db);
	const underway = await getMeta(db, 'underway');
	const open = await db.result.where('open').equals(1).toArray();
	const state = overallState(open, queued);
	return {
		queued,
		sending: state === 'on-device' && queued <= (underway?.uuids.length ?? 0) ? 'sending' : state,
		oldestQueuedAt: queued > 0 ? await readOldest(db) : null,
		lastReceiptAt: (await getMeta(db, 'receipt'))?.at ?? null,
		pulledAt: sync.pulledAt,
		inbox: await countInbox(db),
		signInNeeded: (await getMeta(db, 'signIn')) !== undefined,
		clockSkewMs: (await getMeta(db, 'clock'))?.offsetMs ?? null
	};
}

async function readOldest(db: PersonDatabase): Promise<string | null> {
	const first = await db.queue.orderBy('mid').first();
	if (!first) return null;
	return correctedDeviceAt(JSON.parse(first.text) as Parameters<typeof correctedDeviceAt>[0]);
}
