import type { ClientDeps } from './deps.ts';
import { createPace } from './pace.ts';
import type { Stream } from './stream.ts';
import type { RunEnd } from './sync-run.ts';
import type { AttemptEnd } from './status-types.ts';

export type Reason = 'start' | 'resume' | 'online' | 'timer' | 'button' | 'edit' | 'poke';

export type Watchdog = {
	/** Tries now; says how that ended when it is over. */
	attempt(reason: Reason): Promise<AttemptEnd>;
	/** Looks at the clock anew, as when the stream broke. */
	reschedule(): void;
	stop(): void;
};

export type WatchdogDeps = Pick<ClientDeps, 'timers' | 'clock' | 'random'> & {
	isVisible(): boolean;
	isQueueEmpty(): Promise<boolean>;
	ping(): Promise<boolean>;
	run(): Promise<RunEnd>;
	stream: Pick<Stream, 'ensure' | 'isDown' | 'isOpen'>;
	on: {
		connected(isConnected: boolean): void;
		syncing(isSyncing: boolean): void;
		ended(end: RunEnd): Promise<void>;
		/** A bug, or a database that is gone. */
		broke(error: unknown): void;
	};
};

/** Retries whatever anything else believes (S18). */
export function createWatchdog(deps: WatchdogDeps): Watchdog {
	const { timers, on, stream } = deps;
	const pace = createPace(deps);
	let timer: unknown;
	let isConnected = false;
	let again: Reason | undefined;
	let running: Promise<AttemptEnd> | undefined;
	let isStopped = false;

	function attempt(reason: Reason): Promise<AttemptEnd> {
		if (isStopped) return Promise.resolve('waiting');
		if (running) {
			again = reason;
			return running;
		}
		timers.clear(timer);
		running = loop(reason).finally(() => {
			running = undefined;
			return schedule();
		});
		return running;
	}

	async function loop(first: Reason): Promise<AttemptEnd> {
		let reason: Reason | undefined = first;
		let end: AttemptEnd = 'waiting';
		while (reason && !isStopped) {
			again = undefined;
			try {
				end = await once(reason);
			} catch (error) {
				end = 'later';
				pace.failed();
				on.broke(error);
			}
			reason = again;
		}
		return end;
	}

	async function once(reason: Reason): Promise<AttemptEnd> {
		if (reason === 'resume' || reason === 'online' || reason === 'button') pace.wake();
		const isTrusted = isConnected && (reason === 'edit' || reason === 'poke');
		if (!isTrusted && !(await reach())) return 'unreachable';
		if (deps.isVisible() && pace.mayStream()) stream.ensure();
		const isDue = reason !== 'timer' || pace.isRunDue(await deps.isQueueEmpty());
		return isDue && !pace.mustWait() ? runOnce() : 'waiting';
	}

	async function reach(): Promise<boolean> {
		isConnected = await deps.ping();
		on.connected(isConnected);
		if (!isConnected) pace.unreachable();
		return isConnected;
	}

	async function runOnce(): Promise<AttemptEnd> {
		on.syncing(true);
		try {
			const end = await deps.run();
			pace.ended(end);
			if (end.is === 'later') isConnected = false;
			await on.ended(end);
			return end.is;
		} finally {
			on.syncing(false);
		}
	}

	async function schedule(): Promise<void> {
		if (isStopped) return;
		const isQueueEmpty = await deps.isQueueEmpty().catch(() => false);
		if (isStopped || running) return;
		timers.clear(timer);
		const ms = pace.nextMs({
			isVisible: deps.isVisible(),
			isWaiting: !isQueueEmpty,
			isStreamDown: stream.isDown(),
			isStreamOpen: stream.isOpen()
		});
		timer = timers.set(() => void attempt('timer'), ms);
	}

	return {
		attempt,
		reschedule: () => void (running ?? schedule()),
		stop() {
			isStopped = true;
			timers.clear(timer);
		}
	};
}
