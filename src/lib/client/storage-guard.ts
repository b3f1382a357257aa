import type { Dexie } from 'dexie';
import type { Timers } from './deps.ts';
import type { AbortOpen } from './open-transactions.ts';

export type StorageGuard = {
	/** Does it again once on a reopened database (S21); fails as the second time failed. */
	run<T>(work: () => Promise<T>): Promise<T>;
	/** Reopens after a failure to read; false = it is no failure of storage, or reopening did not help. */
	mend(error: unknown): Promise<boolean>;
	/** A system that froze us may have closed the database without a word: asks it something. */
	probe(): Promise<void>;
	/**
	 * The system is about to freeze us: lets go of everything that another tab would wait for. Nothing is reopened until
	 * the next `probe`.
	 */
	rest(): void;
	/** Tells whoever follows the data that it can be read again. */
	onReopened(tell: () => void): () => void;
	/** From now on nothing is reopened: the database is closed on purpose. */
	stop(): void;
};

const ANSWER_WITHIN_MS = 3000;
const AGAIN_AFTER_MS = 1000;

/** The database is a new, empty one: the old one was taken away under an open tab. */
export const CLEARED = 'ClearedError';

const STORAGE_ERRORS = new Set([
	CLEARED,
	'AbortError',
	'DatabaseClosedError',
	'InvalidStateError',
	'MissingAPIError',
	'NotReadableError',
	'OpenFailedError',
	'QuotaExceededError',
	'TimeoutError',
	'TransactionInactiveError',
	'UnknownError'
]);

/** Full, closed, or taken away; everything else is a bug and goes on as it is. */
export function isStorageError(error: unknown): boolean {
	const { name, inner } = error as { name?: string; inner?: { name?: string } };
	return STORAGE_ERRORS.has(name ?? '') || STORAGE_ERRORS.has(inner?.name ?? '');
}

export function isCleared(error: unknown): boolean {
	return (error as { name?: string } | undefined)?.name === CLEARED;
}

export function createStorageGuard(
	db: Dexie,
	{ timers, clock }: { timers: Timers; clock: () => number },
	onFailed: (hasFailed: boolean, error?: unknown) => void,
	abortOpen: AbortOpen = () => {}
): StorageGuard {
	let mendedAt = -Infinity;
	let isStopped = false;
	let reopening: Promise<void> | undefined;
	let resting: PromiseWithResolvers<void> | undefined;
	const followers = new Set<() => void>();

	async function reopen(): Promise<void> {
		await resting?.promise;
		db.close({ disableAutoOpen: false });
		await db.open();
		mendedAt = clock();
		for (const tell of followers) tell();
	}

	/** Many queries fail together: one reopening serves them all. */
	function reopenOnce(): Promise<void> {
		return (reopening ??= reopen().finally(() => (reopening = undefined)));
	}

	async function run<T>(work: () => Promise<T>): Promise<T> {
		try {
			const done = await work();
			onFailed(false);
			return done;
		} catch (error) {
			if (isStopped || !isStorageError(error)) throw error;
			return again(work);
		}
	}

	async function again<T>(work: () => Promise<T>): Promise<T> {
		try {
			await reopenOnce();
			const done = await work();
			onFailed(false);
			return done;
		} catch (error) {
			if (isStorageError(error)) onFailed(true, error);
			throw error;
		}
	}

	async function mend(error: unknown): Promise<boolean> {
		if (isStopped || !isStorageError(error)) return false;
		if (db.isOpen() && clock() - mendedAt < AGAIN_AFTER_MS) return true;
		return reopenOnce().then(
			() => true,
			() => false
		);
	}

	function rest(): void {
		if (isStopped) return;
		resting ??= Promise.withResolvers();
		abortOpen();
		db.close();
	}

	async function probe(): Promise<void> {
		resting?.resolve();
		resting = undefined;
		const isAlive = await within(timers, () => db.table('meta').count());
		if (!isAlive && !isStopped) await reopenOnce().catch(() => onFailed(true));
	}

	return {
		run,
		mend,
		rest,
		probe,
		onReopened(tell) {
			followers.add(tell);
			return () => void followers.delete(tell);
		},
		stop: () => void (isStopped = true)
	};
}

function within(timers: Timers, ask: () => PromiseLike<unknown>): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = timers.set(() => resolve(false), ANSWER_WITHIN_MS);
		const settle = (isAlive: boolean) => {
			timers.clear(timer);
			resolve(isAlive);
		};
		ask().then(
			() => settle(true),
			() => settle(false)
		);
	});
}
