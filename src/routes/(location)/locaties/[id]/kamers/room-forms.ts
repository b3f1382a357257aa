import { ACTION_ICONS } from '$lib/ui/action-icons.ts';
import type { Icon } from '$lib/ui/icon.ts';
import { m } from '$messages/messages';
import { FORM_NAMES, type OpenForm } from '../../../../day/form-kind.ts';

type RoomForm = { form: OpenForm; name: string; icon: Icon };

/** What is seldom entered of a room. */
export function roomForms(unitId: string): RoomForm[] {
	return [
		entry({ kind: 'out', unitId }),
		entry({ kind: 'lost', unitId }, m.rooms_lost_form()),
		entry({ kind: 'beds', unitId })
	];
}

function entry(form: OpenForm, name = FORM_NAMES[form.kind]()): RoomForm {
	return { form, name, icon: ACTION_ICONS[form.kind] };
}
