import type { LocationSummary } from '$lib/client/view-types.ts';
import { type Action, permits } from '$lib/domain/permissions.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** Whether this person adds, changes and closes rooms here. */
export function mayManageRooms(me: Me, view: LocationSummary): boolean {
	return mayDo(me, { do: 'editUnits' }, view);
}

/** Whether this person says that the location works per room or not (D5). */
export function maySwitchDetail(me: Me, view: LocationSummary): boolean {
	return mayDo(me, { do: 'switchDetail' }, view);
}

function mayDo(me: Me, action: Action, view: LocationSummary): boolean {
	const { regionId, municipality, id: locationId, location } = view;
	const place = { regionId, municipality, locationId, hidden: location.hidden };
	return location.status !== 'closed' && permits(me, action, place);
}
