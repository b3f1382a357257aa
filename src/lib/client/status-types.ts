import type { SendingState } from './view-types.ts';

/** How one attempt to send and fetch ended. */
export type AttemptEnd =
	/** Everything is sent and fetched. */
	| 'done'
	/** Another tab is at it (S19). */
	| 'busy'
	| 'sign-in'
	| 'update-app'
	/** Something failed; it goes on by itself. */
	| 'later'
	/** Nobody answered. */
	| 'unreachable'
	/** Not tried: it is not due, or the server asked to wait. */
	| 'waiting';

export type ClientStatus = {
	/** The last `/api/ping` was answered (S17); null = not tried yet. */
	connected: boolean | null;
	/** A run is going on in this tab. */
	syncing: boolean;
	/** Overall sending state of this person's edits. */
	sending: SendingState;
	/** When the server last acknowledged an edit of this person. */
	lastReceiptAt: string | null;
	/** When the last complete pull ended; null = never, undefined = not read yet. */
	pulledAt: string | null | undefined;
	queued: number;
	oldestQueuedAt: string | null;
	/** Unsent edits of other people on this device; null = it cannot be read whether there are any (S20). */
	othersQueued: number | null;
	/** Items that wait for a person. */
	inbox: number;
	signInNeeded: boolean;
	updateNeeded: boolean;
	/** Server clock − device clock; null = not known yet. */
	clockSkewMs: number | null;
	/** Local data of this person is gone although it was here (S21). */
	cleared: { lastReceiptAt: string | null } | null;
	/** Answer of `storage.persist()`; null = not asked or not possible. */
	persisted: boolean | null;
	/** The last write failed and reopening did not help (S21). */
	storageFailed: boolean;
	/** Something that the screen shows cannot be read. */
	readFailed: boolean;
};

export type Difference = {
	locationId: string;
	at: string;
	/** Which inputs or times, with the own value and the server's. */
	what: { field: string; own: unknown; server: unknown }[];
};

export type Diagnosis = {
	version: string;
	protocol: number;
	personId: string;
	clientId: string;
	epoch: string | null;
	queued: { uuid: string; name: string; madeAt: string }[];
	/** Newest first, at most 50. */
	receipts: { uuid: string; receivedAt: string; status: string }[];
	clockSkewMs: number | null;
	persisted: boolean | null;
	pulledAt: string | null;
	differences: Difference[];
	/** Rows on this device by type. */
	rows: Record<string, number>;
	/** Last failures of sending or fetching, newest first. */
	failures: { at: string; what: string }[];
};
