import type { LocationSummary } from '$lib/client/view-types.ts';
import { permits } from '$lib/domain/permissions.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** Whether this person adds rooms here and has people counted in them. */
export function mayTakeRooms(me: Me, place: LocationSummary): boolean {
	if (place.location.status === 'closed') return false;
	return permits(me, { do: 'editUnits' }, placeOf(place)) && sourceOf(me, place) !== null;
}

/** Who may enter what he saw there does; the desk has it from a sheet. */
export function sourceOf(me: Me, place: LocationSummary): 'site' | 'import' | null {
	if (!permits(me, { do: 'switchDetail' }, placeOf(place))) return null;
	const sources = ['site', 'import'] as const;
	return sources.find((source) => permits(me, { do: 'record', source }, placeOf(place))) ?? null;
}

function placeOf({ id, regionId, municipality, location: { hidden } }: LocationSummary) {
	return { locationId: id, regionId, municipality, hidden };
}
