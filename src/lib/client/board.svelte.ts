import type { BoardSource } from './client-types.ts';
import { followBoard } from './follow-board.ts';
import type { LocationSummary } from './view-types.ts';

export type Board = {
	/** By id; a new Map with every change. */
	readonly locations: ReadonlyMap<string, LocationSummary>;
	readonly isLoaded: boolean;
};

/** All locations in memory: read once, then only what changed (build for 2,000). Lives as long as the component. */
export function createBoard(source: BoardSource): Board {
	let locations = $state.raw<ReadonlyMap<string, LocationSummary>>(new Map());
	let isLoaded = $state(false);
	function show(next: ReadonlyMap<string, LocationSummary>): void {
		locations = next;
		isLoaded = true;
	}

	$effect(() => {
		const following = followBoard(source, show, reportError);
		return () => following.stop();
	});
	return {
		get locations() {
			return locations;
		},
		get isLoaded() {
			return isLoaded;
		}
	};
}
