import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { openUnits } from './place.ts';

/** More are no quick choice; they stand in the list. */
const MOST = 8;

/** Rooms that can be given to `n` people who leave another, the one that leaves the fewest beds over first. */
export function roomsThatFit(
	view: LocationView,
	{ n, fromId }: { n: number; fromId: string }
): UnitView[] {
	return openUnits(view)
		.filter(({ unit, placeable }) => unit.id !== fromId && placeable >= n)
		.sort((a, b) => a.placeable - b.placeable)
		.slice(0, MOST);
}
