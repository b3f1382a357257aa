import { m } from '$messages/messages';
import type { LocationView } from '$lib/client/view-types.ts';
import type { FormError } from './form-draft.ts';
import { NO_UNIT } from './place.ts';

/** Where a form starts that counts per unit at `units` and for the whole at `site` (D5). */
export function startUnitOf(view: LocationView, unitId: string | null): string {
	if (view.detail === 'site') return '';
	return unitId ?? NO_UNIT;
}

/** At `units` an absolute number belongs to a unit, else the fold cannot place it. */
export function unitErrors(id: string, view: LocationView, unitId: string): FormError[] {
	const isMissing = view.detail === 'units' && (unitId === NO_UNIT || unitId === '');
	return isMissing ? [{ id, message: m.day_room_missing() }] : [];
}
