import type { LocationSummary } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { mayDo } from '../../../../may-do.ts';

/** Whether this person adds, changes and closes rooms here. */
export function mayManageRooms(me: Me, view: LocationSummary): boolean {
	return view.location.status !== 'closed' && mayDo(me, { do: 'editUnits' }, view);
}

/** Whether this person says that the location works per room or not (D5). */
export function maySwitchDetail(me: Me, view: LocationSummary): boolean {
	return view.location.status !== 'closed' && mayDo(me, { do: 'switchDetail' }, view);
}
