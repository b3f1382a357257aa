import type { Location } from './schema/location.ts';
import type { Me, Role } from './schema/person.ts';

/** What somebody wants to do at a location; fields are by their dotted path. */
export type Action =
	| { do: 'read'; what: Readable }
	| { do: 'record'; source: 'site' | 'phone' | 'import' }
	| { do: 'setField'; field: string; value: unknown; current: unknown }
	| { do: 'addLocation' }
	| { do: 'editUnits' }
	| { do: 'switchDetail' }
	| { do: 'import' }
	| { do: 'askQuestion' }
	/** Answer, share and put away. */
	| { do: 'answerQuestions' };

/** What can be read of a location, by sensitivity. */
export type Readable = 'figures' | 'address' | 'entries' | 'conflicts' | 'staff';

/** The place the action is about. */
export type Place = {
	regionId: string;
	municipality: string;
	locationId?: string;
	hidden?: boolean;
};

/** A location as the place of an action. */
export function placeOf({ id, regionId, municipality, hidden }: Location): Place {
	return { regionId, municipality, locationId: id, hidden };
}

const MANAGER_FIELDS = /^(phone|note|address\..+|opensOn|closesOn|suitable\..+)$/;
const MUNICIPAL_FIELDS = /^(name|kind|pipeline|contractEndsOn)$/;

/** Whether this person is told what was entered at a location; others get its figures. */
export function mayReadEntries(me: Me, location: Location): boolean {
	return permits(me, { do: 'read', what: 'entries' }, placeOf(location));
}

/** The one permission function: the screen hides by it, the server enforces it (domain section 3). */
export function permits(me: Me, action: Action, place: Place): boolean {
	return isInScope(me, place) && ALLOWED[me.role](action, place);
}

/** Whether a place lies within what is this person's. */
export function isInScope(me: Me, place: Place): boolean {
	switch (me.role) {
		case 'manager':
			return me.locations.some((id) => id === place.locationId);
		case 'municipal':
			return me.municipalities.includes(place.municipality);
		case 'national':
			return true;
		default:
			return me.regions.includes(place.regionId);
	}
}

/** Each region reads the totals of all others and whom to call there, never their sites; the nation's desk has all. */
export function readsOtherTotals({ role }: Pick<Me, 'role'>): boolean {
	return role === 'rcvs' || role === 'coordinator' || role === 'reader';
}

/** Who closes sites and accounts sees which devices still hold something for them (S22). */
export function readsHeldEdits({ role }: Pick<Me, 'role'>): boolean {
	return role === 'coordinator';
}

/** Who answers for the region's working ways sets when those who chose nothing are reminded. */
export function setsRegionHours({ role, regions }: Me, regionId: string): boolean {
	return role === 'coordinator' && regions.includes(regionId);
}

const ALLOWED: Record<Role, (action: Action, place: Place) => boolean> = {
	manager: (action) =>
		action.do === 'read' ||
		isSeenOnSite(action) ||
		action.do === 'editUnits' ||
		action.do === 'switchDetail' ||
		action.do === 'askQuestion' ||
		(action.do === 'setField' && managerMaySet(action)),
	municipal: (action) =>
		action.do === 'read' ||
		action.do === 'addLocation' ||
		(action.do === 'setField' && (managerMaySet(action) || MUNICIPAL_FIELDS.test(action.field))),
	rcvs: (action) => deskMay(action) && !(action.do === 'setField' && action.field === 'hidden'),
	coordinator: deskMay,
	reader: readsFigures,
	national: readsFigures
};

/** The desk saw nothing itself: what it enters came by telephone or from a sheet, and is marked so. */
function deskMay(action: Action): boolean {
	return !isSeenOnSite(action);
}

function isSeenOnSite(action: Action): boolean {
	return action.do === 'record' && action.source === 'site';
}

function managerMaySet(action: Extract<Action, { do: 'setField' }>): boolean {
	if (action.field === 'status')
		return isOpenOrClosing(action.value) && isOpenOrClosing(action.current);
	return MANAGER_FIELDS.test(action.field);
}

function isOpenOrClosing(status: unknown): boolean {
	return status === 'open' || status === 'closing';
}

/** Steering figures only; a hidden site is not there for them. */
function readsFigures(action: Action, place: Place): boolean {
	return action.do === 'read' && action.what === 'figures' && !place.hidden;
}
