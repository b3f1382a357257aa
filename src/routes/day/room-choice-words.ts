import type { UnitView } from '$lib/client/view-types.ts';
import { m } from '$messages/messages';
import { suitsWords } from './suits-words.ts';

/** A room that people can go to: what is free there, and for whom it is suitable. */
export function roomChoiceWords(room: UnitView): string {
	const { unit, placeable } = room;
	return [m.day_room_free({ room: unit.name, n: placeable }), ...suitsWords(room)].join(' · ');
}
