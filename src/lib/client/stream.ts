import { poke } from '../sync/messages.ts';
import type { ClientDeps, StreamHandle } from './deps.ts';

export type Stream = {
	/** Opens it when there is none, or one that the server closed for good. */
	ensure(): void;
	close(): void;
	/** It should be there and is not. Never true where there are no streams at all. */
	isDown(): boolean;
	isOpen(): boolean;
};

const QUIET_MS = 1000;
const JITTER_MS = 500;

/** Hints that there is something to fetch (S23): at once on the first, spread out when they come thick and fast. */
export function createStream(
	{
		openStream,
		timers,
		clock,
		random
	}: Pick<ClientDeps, 'openStream' | 'timers' | 'clock' | 'random'>,
	on: { poke(region: string, version: number): void; change(): void }
): Stream {
	let handle: StreamHandle | undefined;
	let lastPokeAt = -Infinity;

	function take(data: string): void {
		const parsed = poke.safeParse(readJson(data));
		if (!parsed.success) return;
		const { region, version } = parsed.data;
		const isCalm = clock() - lastPokeAt >= QUIET_MS;
		lastPokeAt = clock();
		if (isCalm) on.poke(region, version);
		else timers.set(() => on.poke(region, version), random() * JITTER_MS);
	}

	return {
		ensure() {
			if (!openStream || (handle && !handle.isClosed())) return;
			handle = openStream('/api/sync/events', { message: take, change: on.change });
		},
		close() {
			handle?.close();
			handle = undefined;
		},
		isDown: () => openStream !== undefined && !handle?.isOpen(),
		isOpen: () => handle?.isOpen() ?? false
	};
}

function readJson(data: string): unknown {
	try {
		return JSON.parse(data);
	} catch {
		return undefined;
	}
}
