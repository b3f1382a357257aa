import type { CorrectedClock } from './clock.ts';
import type { PersonDatabase } from './database.ts';
import type { ClientDeps } from './deps.ts';
import type { SendRequest } from './request.ts';

/** What every part of a sync run works with. */
export type SyncContext = {
	db: PersonDatabase;
	personId: string;
	request: SendRequest;
	gzip: ClientDeps['gzip'];
	clock: CorrectedClock;
	newId: () => string;
	crashPoint: (name: string) => void;
	/** Another tab may have switched person: then nothing of this one is sent (S20). */
	isCurrent: () => boolean;
	/** When the server last acknowledged an edit; kept outside the database too (S21). */
	onReceipt: (at: string) => void;
	/** These edits have their result and are in the queue no more. */
	onLeft: (uuids: string[]) => void;
};

/** How a step of a run ended, when not well. */
export type Trouble =
	/** 401, or the session is somebody else's: the queue is kept (S20). */
	| { is: 'sign-in' }
	| { is: 'update-app' }
	| { is: 'later'; what: string; retryAfterMs?: number | undefined }
	/** A new client was made: fetch everything, then send (S2, S16). */
	| { is: 'start-over' };
