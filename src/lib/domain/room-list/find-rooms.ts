import { normaliseText } from '../import/normalise-text.ts';
import { toNamedId } from '../import/place-id.ts';
import type { Uuid } from '../schema/ids.ts';
import type { ListedRoom } from './room-list.ts';
import type { KnownRoom, PlannedRoom, RoomListRequest, RoomTarget } from './room-request.ts';

/** A room goes by its name; its id follows from it, so that two devices that import one list make one room. */
export function findRooms({
	list,
	target
}: Pick<RoomListRequest, 'list' | 'target'>): PlannedRoom[] {
	const byName = new Map(target.units.filter(isThere).map((known) => [keyOf(known.unit), known]));
	const byId = new Map(target.units.map((known) => [known.unit.id, known]));
	return list.lines.flatMap(({ room }): PlannedRoom[] => {
		if (!room) return [];
		const named = byName.get(keyOf(room));
		if (named) return [{ room, unitId: named.unit.id, known: named }];
		return [{ room, unitId: freeId(target, room, byId), known: null }];
	});
}

export function isThere({ unit }: KnownRoom): boolean {
	return !unit.retired;
}

function keyOf({ name }: { name: string }): string {
	return normaliseText(name);
}

/** One that was retired or has another name by now keeps its id. */
function freeId({ location }: RoomTarget, room: ListedRoom, taken: Map<Uuid, KnownRoom>): Uuid {
	for (let nth = 1; ; nth++) {
		const id = toNamedId(`${location.id}|room|${keyOf(room)}|${nth}`);
		if (!taken.has(id)) return id;
	}
}
