import { readSync } from './meta.ts';
import { ping } from './ping.ts';
import { endRun } from './end-run.ts';
import type { ClientDeps } from './deps.ts';
import type { Followed } from './status.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createStream } from './stream.ts';
import type { SyncContext } from './sync-context.ts';
import { createSyncRun } from './sync-run.ts';
import type { ClientStatus } from './status-types.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

export type PersonSync = {
	attempt: Watchdog['attempt'];
	stop(): void;
};

type Around = {
	context: SyncContext;
	status: Followed<ClientStatus>;
	guard: StorageGuard;
	/** Takes a failure that nobody waits for. */
	broke: (error: unknown) => void;
};

/** Keeps one person's data and the server's together: runs, hints, and moments at which to try again. */
export function createPersonSync(
	deps: ClientDeps,
	{ context, status, guard, broke }: Around
): PersonSync {
	const { db, request, clock } = context;
	const keep = (promise: Promise<unknown>) => void promise.catch(broke);
	const stream = createStream(deps, {
		poke: (region, version) => keep(onPoke(region, version)),
		change: () => watchdog.reschedule()
	});
	const watchdog = createWatchdog({
		...deps,
		stream,
		isVisible: deps.page.isVisible,
		isQueueEmpty: async () => (await db.queue.count()) === 0,
		ping: () => ping(request, clock),
		run: createSyncRun(context, deps),
		on: {
			connected: (connected) => status.set({ connected }),
			syncing: (syncing) => status.set({ syncing }),
			ended: (end) => endRun(context, status, end),
			broke
		}
	});
	const unlisten = deps.page.listen((signal) => {
		if (signal === 'hidden') return stream.close();
		if (signal === 'frozen') return guard.rest();
		if (signal === 'resume') keep(guard.probe());
		keep(watchdog.attempt(signal));
	});

	/** An own push is fetched at once, so its hint is no news any more. */
	async function onPoke(region: string, version: number): Promise<void> {
		const { versions } = await readSync(db);
		if ((versions[region] ?? -1) < version) await watchdog.attempt('poke');
	}

	return {
		attempt: watchdog.attempt,
		stop() {
			unlisten();
			watchdog.stop();
			stream.close();
		}
	};
}
