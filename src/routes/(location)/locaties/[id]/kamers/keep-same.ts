import type { UnitView } from '$lib/client/view-types.ts';

/** Rooms that look as they did stay the objects that they were: what is drawn of them is not drawn anew. */
export function createKeepSame(): (rooms: UnitView[]) => UnitView[] {
	let known = new Map<string, UnitView>();
	return (rooms) => {
		const kept = rooms.map((room) => {
			const old = known.get(room.unit.id);
			return old && lookOf(old) === lookOf(room) ? old : room;
		});
		known = new Map(kept.map((room) => [room.unit.id, room]));
		return kept;
	};
}

/** Everything that a tile shows; when it was seen and received it does not. */
function lookOf({ unit, figures, placeable }: UnitView): string {
	const { observedAt: _seen, receivedAt: _received, countedAt, ...numbers } = figures;
	return JSON.stringify([unit, numbers, placeable, countedAt === null]);
}
