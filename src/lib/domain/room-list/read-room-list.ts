import { isTotalWord } from '../import/is-total-row.ts';
import { normaliseText } from '../import/normalise-text.ts';
import type { Instant } from '../schema/ids.ts';
import type { RoomMapping } from './room-columns.ts';
import type { RoomLine, RoomList } from './room-list.ts';
import { readRoom } from './read-room.ts';

/** The rooms of a sheet, location by location, in its order. A day a year before `today` may be a birthday (D15). */
export function readRoomLists(rows: string[][], mapping: RoomMapping, today: Instant): RoomList[] {
	const { columns, firstDataRow } = mapping;
	const isCounted = columns.people !== undefined;
	const lists = new Map<string, RoomList>();
	for (const [index, row] of rows.entries()) {
		if (index < firstDataRow || row.every((cell) => cell.trim() === '')) continue;
		const cell = (field: keyof typeof columns) => (row[columns[field] ?? -1] ?? '').trim();
		if (isTotalWord(cell('room')) || (cell('room') === '' && row.some(isTotalWord))) continue;
		const key = normaliseText(cell('location'));
		const list = lists.get(key) ?? { location: cell('location'), lines: [], isCounted };
		lists.set(key, list);
		list.lines.push(refuseTwice(readRoom(cell, { line: index + 1, isCounted, today }), list.lines));
	}
	return [...lists.values()];
}

/** Two lines for one room: nobody can tell which of them holds. */
function refuseTwice(line: RoomLine, before: RoomLine[]): RoomLine {
	const key = normaliseText(line.name);
	if (!line.room || !before.some(({ room, name }) => room && normaliseText(name) === key))
		return line;
	return { ...line, room: null, problems: [{ code: 'duplicate-room', text: line.name }] };
}
