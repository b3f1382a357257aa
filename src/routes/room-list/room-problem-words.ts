import type { RoomProblem, RoomProblemCode } from '$lib/domain/room-list/room-list.ts';
import { m } from '$messages/messages';

/** What is wrong with a line, with what stands in its cell. */
export function roomProblemWords({ code, text }: RoomProblem): string {
	const what = WORDS[code]();
	return text ? m.list_problem({ text, what }) : what;
}

const WORDS: Record<RoomProblemCode, () => string> = {
	'room-missing': m.list_problem_room_missing,
	'room-name': m.list_problem_room_name,
	'personal-data': m.list_problem_personal,
	'beds-unreadable': m.list_problem_beds,
	'people-unreadable': m.list_problem_people,
	'duplicate-room': m.list_problem_twice,
	'people-missing': m.list_problem_people_missing,
	'out-unreadable': m.list_problem_out,
	'floor-unreadable': m.list_problem_floor,
	'shared-unreadable': m.list_problem_shared,
	'suitability-unreadable': m.list_problem_suitability,
	'note-left-out': m.list_problem_personal
};
