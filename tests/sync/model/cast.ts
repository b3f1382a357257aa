import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { person, uuidOf } from '../../support/sync/people.ts';

/** Who and what every schedule starts with: six people, three locations in two regions, one of them with units. */
export const HARBOUR = uuidOf(1, 0xaa);
export const MEADOW = uuidOf(2, 0xaa);
export const TOWER = uuidOf(3, 0xaa);
export const LOCATIONS = [HARBOUR, MEADOW, TOWER] as const;
export const ROOMS = [1, 2, 3].map((n) => uuidOf(n, 0xbb));

const REGIONS = ['VR04', 'VR05'];

/** Makes the locations before a schedule begins. */
export const FOUNDER = person('coordinator', 'zoe', { regions: REGIONS });

/**
 * Two managers who share a location, one of them in two regions, the desk and the coordinator of both regions, the
 * nation's desk, and somebody who reads the figures of one region.
 */
export const CAST: Me[] = [
	person('manager', 'anna', { locations: [HARBOUR, MEADOW] }),
	person('manager', 'bram', { locations: [HARBOUR, TOWER] }),
	person('rcvs', 'rita', { regions: REGIONS }),
	FOUNDER,
	person('national', 'nora'),
	person('reader', 'lena', { regions: ['VR04'] })
];

/** Who gets figures and no entries, and so folds nothing. */
export function readsFiguresOnly(personId: string): boolean {
	return ['reader', 'national'].includes(roleOf(personId));
}

/** Who enters what it is told by telephone, and answers questions. */
export function isDesk(personId: string): boolean {
	return ['rcvs', 'coordinator'].includes(roleOf(personId));
}

function roleOf(personId: string): Me['role'] {
	return CAST.find((me) => me.personId === personId)!.role;
}

export const NAMES = new Map<string, string>([
	[HARBOUR, 'Harbour'],
	[MEADOW, 'Meadow'],
	[TOWER, 'Tower'],
	...ROOMS.map((id, index): [string, string] => [id, `room ${index + 1}`])
]);
