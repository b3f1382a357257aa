import { permits } from '$lib/domain/permissions.ts';
import type { Source } from '$lib/domain/schema/entry.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import type { LocationSummary } from '$lib/client/view-types.ts';

/** Whether this person enters here at all; what is closed takes nothing more. */
export function mayRecord(me: Me | null, view: LocationSummary, source: Source): boolean {
	if (!me || view.location.status === 'closed') return false;
	const { regionId, municipality, id: locationId } = view;
	const { hidden } = view.location;
	return permits(me, { do: 'record', source }, { regionId, municipality, locationId, hidden });
}
