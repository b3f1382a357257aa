import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { isAtLeastAsSuitable } from '$lib/domain/proposals/at-least-as-suitable.ts';
import type { Unit } from '$lib/domain/schema/unit.ts';
import { isClosed } from '$lib/domain/snijverlies.ts';
import { openUnits } from './place.ts';

/** More are no quick choice; they stand in the list. */
const MOST = 8;

/**
 * Rooms that can be given to `n` people who leave another: those that are at least as good for them first (D6), of
 * these the one that leaves the fewest beds over.
 */
export function roomsThatFit(
	view: LocationView,
	{ n, fromId }: { n: number; fromId: string }
): UnitView[] {
	const from = view.units.find(({ unit }) => unit.id === fromId)?.unit;
	return openUnits(view)
		.filter(({ unit, placeable }) => unit.id !== fromId && placeable >= n)
		.map((room) => ({ room, rank: from && isAsGood(room.unit, from) ? 0 : 1 }))
		.sort((a, b) => a.rank - b.rank || a.room.placeable - b.room.placeable)
		.slice(0, MOST)
		.map(({ room }) => room);
}

/** Who shares no room is given none that others share. */
function isAsGood(to: Unit, from: Unit): boolean {
	const isSharedAlike = to.sharedBy === from.sharedBy || isClosed(to.sharedBy);
	return isSharedAlike && isAtLeastAsSuitable(to, from);
}
