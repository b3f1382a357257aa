import type { ClientDeps } from './deps.ts';
import type { RunEnd } from './sync-run.ts';

const SECOND = 1000;
const EAGER_FOR_MS = 600 * SECOND;
const LONGEST_BACKOFF_MS = 30 * SECOND;
/** With an open stream there is nothing to ask for; this is against a stream that lies. */
const SAFETY_MS = 120 * SECOND;

export type Circumstances = {
	isVisible: boolean;
	/** There are edits to send. */
	isWaiting: boolean;
	isStreamDown: boolean;
	isStreamOpen: boolean;
};

/** When to try again (S18, S23): numbers only, no I/O. */
export function createPace({ clock, random }: Pick<ClientDeps, 'clock' | 'random'>) {
	let eagerSince: number | undefined;
	let unreachable = 0;
	let failures = 0;
	let notBefore = -Infinity;
	let failedAt = -Infinity;
	let wasTold = false;
	let endedAt = -Infinity;
	let pollAt = -Infinity;
	let needsSignIn = false;

	/** ± `spread` around `ms`. */
	const around = (ms: number, spread: number) => ms + (random() * 2 - 1) * spread;
	const pollMs = () => around(30 * SECOND, 10 * SECOND);

	function backoffMs(times: number): number {
		const ms = Math.min(LONGEST_BACKOFF_MS, SECOND * 2 ** Math.min(times, 10));
		return ms / 2 + random() * (ms / 2);
	}

	function failed(retryAfterMs?: number): void {
		failures += 1;
		wasTold = retryAfterMs !== undefined;
		failedAt = clock();
		notBefore = failedAt + (retryAfterMs ?? backoffMs(failures));
	}

	function ended(end: RunEnd): void {
		unreachable = 0;
		endedAt = clock();
		pollAt = endedAt + pollMs();
		needsSignIn = end.is === 'sign-in' || end.is === 'update-app';
		if (end.is === 'later') return failed(end.retryAfterMs);
		failures = 0;
		notBefore = -Infinity;
	}

	/** A wait that begins after now was counted by a clock that has been set back since: it is over. */
	const isBetween = (from: number, until: number) => clock() >= from && clock() < until;

	function eagerMs(): number {
		eagerSince ??= clock();
		const isLong = clock() - eagerSince > EAGER_FOR_MS;
		return isLong ? around(5 * SECOND, SECOND) : around(SECOND, 0.3 * SECOND);
	}

	return {
		failed,
		ended,
		unreachable: () => void (unreachable += 1),
		/** Somebody is there again. A server that said when to come back is still heeded. */
		wake() {
			eagerSince = undefined;
			unreachable = 0;
			if (!wasTold) notBefore = -Infinity;
		},
		mustWait: () => isBetween(failedAt, notBefore),
		/** Until somebody signs in, or the app is a newer one, the server has no pokes for this device (S20, S23). */
		mayStream: () => !needsSignIn,
		/** Without a new session or app, sending again and again would change nothing. */
		isRunDue: (isQueueEmpty: boolean) =>
			(!isQueueEmpty && !needsSignIn) || !isBetween(endedAt, pollAt),
		nextMs({ isVisible, isWaiting, isStreamDown, isStreamOpen }: Circumstances): number {
			if (isVisible && !needsSignIn && (isWaiting || isStreamDown)) return eagerMs();
			eagerSince = undefined;
			if (unreachable > 0) return backoffMs(unreachable);
			if (isWaiting && !needsSignIn)
				return Math.max(SECOND, Math.min(LONGEST_BACKOFF_MS, notBefore - clock()));
			return isStreamOpen ? SAFETY_MS : pollMs();
		}
	};
}
