import type { ClientDeps } from './deps.ts';
import { createPace } from './pace.ts';
import type { Stream } from './stream.ts';
import type { RunEnd } from './sync-run.ts';

export type Reason = 'start' | 'resume' | 'online' | 'timer' | 'button' | 'edit' | 'poke';

export type Watchdog = {
	/** Tries now; done when that attempt is over. */
	attempt(reason: Reason): Promise<void>;
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
		ended(end: RunEnd): void;
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
	let running: Promise<void> | undefined;
	let isStopped = false;

	function attempt(reason: Reason): Promise<void> {
		if (isStopped) return Promise.resolve();
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

	async function loop(first: Reason): Promise<void> {
		let reason: Reason | undefined = first;
		while (reason && !isStopped) {
			again = undefined;
			try {
				await once(reason);
			} catch (error) {
				pace.failed();
				on.broke(error);
			}
			reason = again;
		}
	}

	async function once(reason: Reason): Promise<void> {
		if (reason === 'resume' || reason === 'online' || reason === 'button') pace.wake();
		const isTrusted = isConnected && (reason === 'edit' || reason === 'poke');
		if (!isTrusted && !(await reach())) return;
		if (deps.isVisible()) stream.ensure();
		const isDue = reason !== 'timer' || pace.isRunDue(await deps.isQueueEmpty());
		if (!isDue || pace.mustWait()) return;
		await runOnce();
	}

	async function reach(): Promise<boolean> {
		isConnected = await deps.ping();
		on.connected(isConnected);
		if (!isConnected) pace.unreachable();
		return isConnected;
	}

	async function runOnce(): Promise<void> {
		on.syncing(true);
		try {
			const end = await deps.run();
			pace.ended(end);
			if (end.is === 'later') isConnected = false;
			on.ended(end);
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
