import { extendNote } from '../import/compose-note.ts';
import type { RoomListRequest, RoomMutation } from './room-request.ts';

/** Remarks about rooms, each once with the rooms that it is about, at the end of the location's note. */
export function planRoomNote({ list, target }: RoomListRequest): RoomMutation[] {
	const byText = new Map<string, string[]>();
	for (const { room } of list.lines)
		if (room?.note) byText.set(room.note, [...(byText.get(room.note) ?? []), room.name]);
	const lines = [...byText].map(([text, names]) => `${names.join(', ')}: ${text}`);
	const before = target.location.note ?? '';
	const { note } = extendNote(before, lines);
	if (note === before) return [];
	return [
		{
			name: 'location.setField',
			args: { locationId: target.location.id, field: 'note', value: note },
			base: target.fieldWriter.note ?? null
		}
	];
}
