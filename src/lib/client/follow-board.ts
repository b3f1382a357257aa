import type { BoardSource } from './client-types.ts';
import type { LocationSummary } from './view-types.ts';

type Locations = ReadonlyMap<string, LocationSummary>;

/** Reads everything once and then only what changed; a location that went away causes one whole read. */
export function followBoard(
	source: BoardSource,
	show: (locations: Locations) => void,
	fail: (error: unknown) => void
): { stop(): void } {
	let stopped = false;
	let unsubscribe = () => {};

	async function load(): Promise<void> {
		unsubscribe();
		const all = await source.all();
		if (!stopped) follow(new Map(all.map((view) => [view.id, view])));
	}

	function follow(locations: Map<string, LocationSummary>): void {
		show(locations);
		const last = Math.max(0, ...[...locations.values()].map(({ touched }) => touched));
		unsubscribe = source.after(last).subscribe(({ changed, count }) => {
			if (changed.length === 0 && count === locations.size) return;
			const merged = new Map(locations);
			for (const view of changed) merged.set(view.id, view);
			unsubscribe();
			if (merged.size === count) follow(merged);
			else start();
		}, fail);
	}

	function start(): void {
		load().catch((error: unknown) => stopped || fail(error));
	}

	start();
	return {
		stop() {
			stopped = true;
			unsubscribe();
		}
	};
}
