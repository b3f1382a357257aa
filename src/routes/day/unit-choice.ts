import { m } from '$messages/messages';
import type { LocationView } from '$lib/client/view-types.ts';
import type { FormError } from './form-draft.ts';
import { NO_UNIT } from './place.ts';

/** Where a form starts that counts per unit at `units` and for the whole at `site` (D5). */
export function startUnitOf(view: LocationView, unitId: string | null): string {
	if (view.detail === 'site') return '';
	return unitId ?? NO_UNIT;
}

/** Before a room is chosen there are no numbers to start from; those of the house are no room's. */
export function isUnitChosen(view: LocationView, unitId: string): boolean {
	return view.detail === 'site' || (unitId !== NO_UNIT && unitId !== '');
}

/** At `units` an absolute number belongs to a unit, else the fold cannot place it. */
export function unitErrors(id: string, view: LocationView, unitId: string): FormError[] {
	return isUnitChosen(view, unitId) ? [] : [{ id, message: m.day_room_missing() }];
}
