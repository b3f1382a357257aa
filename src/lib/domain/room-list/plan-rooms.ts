import { findRooms } from './find-rooms.ts';
import { planRoomCounts } from './plan-room-counts.ts';
import { planRoomFields } from './plan-room-fields.ts';
import { planRoomNote } from './plan-room-note.ts';
import type { RoomListRequest, RoomMutation } from './room-request.ts';

/** What a room list would write, as ordinary mutations; what stands already is left out. */
export function planRooms(request: RoomListRequest): RoomMutation[] {
	const rooms = findRooms(request);
	return [
		...rooms.flatMap((planned) => planRoomFields(planned, request.target)),
		...(request.stands === 'rooms' ? planRoomCounts(rooms, request) : []),
		...planRoomNote(request)
	];
}
