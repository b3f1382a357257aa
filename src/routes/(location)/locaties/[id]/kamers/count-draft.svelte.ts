import type { Client } from '$lib/client/client-types.ts';
import { hasCounts, type RoomCounts } from './room-counts.ts';

type Offered = { at: number; counts: RoomCounts };

/**
 * What is typed of the rooms of a house: it stands again when its form is opened again, and is offered there when the
 * page ended meanwhile. `place` changes when the form of `RoomCounts` does.
 */
export function createCountDraft(of: () => { client: Client; place: string }) {
	let counts = $state.raw<RoomCounts>({});
	let offered = $state.raw<Offered | undefined>();

	function change(next: RoomCounts): void {
		counts = next;
		const { client, place } = of();
		void (hasCounts(next) ? client.drafts.keep(place, next) : client.drafts.drop(place));
	}

	async function look(): Promise<void> {
		if (hasCounts(counts)) return;
		const { client, place } = of();
		const draft = await client.drafts.read(place);
		offered = draft && { at: draft.at, counts: draft.value as RoomCounts };
	}

	function goOn(): void {
		counts = offered?.counts ?? {};
		offered = undefined;
	}

	/** Saved, or begun anew. */
	function clear(): void {
		offered = undefined;
		change({});
	}

	return {
		get counts() {
			return counts;
		},
		get offered() {
			return offered;
		},
		change,
		look,
		goOn,
		clear
	};
}
