import type { LocationSummary } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { mayDo } from '../may-do.ts';

/** Whether this person adds rooms here and has people counted in them. */
export function mayTakeRooms(me: Me, place: LocationSummary): boolean {
	if (place.location.status === 'closed') return false;
	return mayDo(me, { do: 'editUnits' }, place) && sourceOf(me, place) !== null;
}

/** Who may enter what he saw there does; the desk has it from a sheet. */
export function sourceOf(me: Me, place: LocationSummary): 'site' | 'import' | null {
	if (!mayDo(me, { do: 'switchDetail' }, place)) return null;
	const sources = ['site', 'import'] as const;
	return sources.find((source) => mayDo(me, { do: 'record', source }, place)) ?? null;
}
