import type { LocationSummary } from '$lib/client/view-types.ts';
import { type Action, permits } from '$lib/domain/permissions.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** Whether this person may do something at a location as the screens have it. */
export function mayDo(me: Me | null, action: Action, view: LocationSummary): boolean {
	const { id: locationId, regionId, municipality, location } = view;
	const place = { locationId, regionId, municipality, hidden: location.hidden };
	return me !== null && permits(me, action, place);
}
