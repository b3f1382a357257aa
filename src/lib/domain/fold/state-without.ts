import { openHead } from './point.ts';
import { type FoldSource, refold } from './refold.ts';
import type { Effective } from './resolve-corrections.ts';
import type { LocationState } from './state.ts';
import type { FoldUnits } from './units.ts';

/** The newest state as it would be without one of its entries; asking changes nothing that is stored. */
export async function stateWithout(
	source: FoldSource,
	{ id, position }: Pick<Effective, 'id' | 'position'>,
	units: FoldUnits
): Promise<LocationState | undefined> {
	async function entriesAfter(after: string, limit: number): Promise<Effective[]> {
		// One more, as fewer than were asked for are the last.
		const found = await source.entriesAfter(after, limit + 1);
		return found.filter((entry) => entry.id !== id).slice(0, limit);
	}

	const others = { ...source, entriesAfter };
	const folded = await refold(others, [{ from: position, to: position }], units);
	return folded.head ? openHead(folded.head).state : source.head?.state;
}
