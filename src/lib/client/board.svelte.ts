import type { BoardSource } from './client-types.ts';
import { followBoard } from './follow-board.ts';
import type { LocationSummary } from './view-types.ts';

export type Board = {
	/** By id; a new Map with every change. */
	readonly locations: ReadonlyMap<string, LocationSummary>;
	readonly isLoaded: boolean;
	readonly error: unknown;
};

/** All locations in memory: read once, then only what changed (build for 2,000). Lives as long as the component. */
export function createBoard(source: BoardSource): Board {
	let locations = $state.raw<ReadonlyMap<string, LocationSummary>>(new Map());
	let isLoaded = $state(false);
	let error = $state.raw<unknown>(undefined);
	function show(next: ReadonlyMap<string, LocationSummary>): void {
		locations = next;
		isLoaded = true;
		error = undefined;
	}

	$effect(() => {
		const following = followBoard(source, show, (failure) => (error = failure));
		return () => following.stop();
	});
	return {
		get locations() {
			return locations;
		},
		get isLoaded() {
			return isLoaded;
		},
		get error() {
			return error;
		}
	};
}
