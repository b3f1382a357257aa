import type { UnitView } from '$lib/client/view-types.ts';
import { m } from '$messages/messages';

export type Floor = {
	/** null = nobody said on which floor these are. */
	floor: number | null;
	rooms: UnitView[];
};

/** Rooms by floor, from the lowest up, those of an unknown floor at the end; within a floor as they come. */
export function toFloors(rooms: UnitView[]): Floor[] {
	const byFloor = Map.groupBy(rooms, ({ unit }) => unit.floor ?? null);
	return [...byFloor]
		.map(([floor, on]) => ({ floor, rooms: on }))
		.sort((a, b) => (a.floor ?? Infinity) - (b.floor ?? Infinity));
}

/** So many rooms from the lowest floor up. */
export function firstRooms(floors: Floor[], most: number): Floor[] {
	let left = most;
	return floors.flatMap(({ floor, rooms }) => {
		const on = rooms.slice(0, left);
		left -= on.length;
		return on.length > 0 ? [{ floor, rooms: on }] : [];
	});
}

export function floorName(floor: number | null | undefined): string {
	if (floor === null || floor === undefined) return m.rooms_floor_unknown();
	if (floor === 0) return m.rooms_floor_ground();
	return floor > 0 ? m.rooms_floor_up({ n: floor }) : m.rooms_floor_down({ n: -floor });
}
