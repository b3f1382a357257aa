import { roomKey, toRoomId } from './room-id.ts';
import type { KnownRoom, PlannedRoom, RoomListRequest } from './room-request.ts';

/** A room goes by its name, and so does the id of a new one. */
export function findRooms({
	list,
	target
}: Pick<RoomListRequest, 'list' | 'target'>): PlannedRoom[] {
	const byName = new Map(target.units.filter(isThere).map((known) => [roomKey(known.unit), known]));
	const byId = new Map(target.units.map((known) => [known.unit.id, known]));
	return list.lines.flatMap(({ room }): PlannedRoom[] => {
		if (!room) return [];
		const named = byName.get(roomKey(room));
		if (named) return [{ room, unitId: named.unit.id, known: named }];
		return [{ room, unitId: toRoomId(target.location.id, room.name, byId), known: null }];
	});
}

export function isThere({ unit }: KnownRoom): boolean {
	return !unit.retired;
}
