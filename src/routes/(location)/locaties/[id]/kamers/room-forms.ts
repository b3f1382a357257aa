import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { ACTION_ICONS } from '$lib/ui/action-icons.ts';
import type { Icon } from '$lib/ui/icon.ts';
import { m } from '$messages/messages';
import { FORM_NAMES, type OpenForm } from '../../../../day/form-kind.ts';

export type RoomForm = { form: OpenForm; name: string; icon: Icon; isCommon: boolean };

/** What can be entered of a room, the commonest first. People of a room move together unless somebody says so. */
export function roomForms({ rest }: Pick<LocationView, 'rest'>, room: UnitView): RoomForm[] {
	const unitId = room.unit.id;
	const { occupied } = room.figures;
	const fits = Math.max(1, Math.min(rest, room.placeable));
	const move = { kind: 'move', unitId, ...(occupied > 0 && { n: occupied }) } as const;
	return [
		entry({ kind: 'arrive', unitId }),
		entry({ kind: 'depart', unitId }),
		entry({ kind: 'recount', unitId }),
		...(occupied > 0 ? [entry(move)] : []),
		...(rest > 0
			? [entry({ kind: 'move', unitId: '', toUnitId: unitId, n: fits }, m.rooms_move_in())]
			: []),
		seldom({ kind: 'out', unitId }),
		seldom({ kind: 'lost', unitId }, m.rooms_lost_form()),
		seldom({ kind: 'beds', unitId })
	];
}

function entry(form: OpenForm, name = FORM_NAMES[form.kind]()): RoomForm {
	return { form, name, icon: ACTION_ICONS[form.kind], isCommon: true };
}

function seldom(form: OpenForm, name?: string): RoomForm {
	return { ...entry(form, name), isCommon: false };
}
