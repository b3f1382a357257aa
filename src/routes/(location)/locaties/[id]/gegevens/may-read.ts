import type { LocationSummary } from '$lib/client/view-types.ts';
import { permits } from '$lib/domain/permissions.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** Whether master data is this person's to see; who reads steering figures alone has none of it. */
export function mayReadDetails(me: Me, view: LocationSummary): boolean {
	const { regionId, municipality, id: locationId, location } = view;
	const place = { regionId, municipality, locationId, hidden: location.hidden };
	return permits(me, { do: 'read', what: 'address' }, place);
}
