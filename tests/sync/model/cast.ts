import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { person, uuidOf } from '../../support/sync/people.ts';

/** Who and what every schedule starts with: three people, three locations in two regions, one of them with units. */
export const HARBOUR = uuidOf(1, 0xaa);
export const MEADOW = uuidOf(2, 0xaa);
export const TOWER = uuidOf(3, 0xaa);
export const LOCATIONS = [HARBOUR, MEADOW, TOWER] as const;
export const ROOMS = [1, 2, 3].map((n) => uuidOf(n, 0xbb));

const REGIONS = ['VR04', 'VR05'];

/** Two managers who share a location, one of them in two regions, and the desk of both regions. */
export const CAST: Me[] = [
	person('manager', 'anna', { locations: [HARBOUR, MEADOW] }),
	person('manager', 'bram', { locations: [HARBOUR, TOWER] }),
	person('rcvs', 'rita', { regions: REGIONS })
];

/** Makes the locations before a schedule begins. */
export const FOUNDER = person('coordinator', 'zoe', { regions: REGIONS });

export const NAMES = new Map<string, string>([
	[HARBOUR, 'Harbour'],
	[MEADOW, 'Meadow'],
	[TOWER, 'Tower'],
	...ROOMS.map((id, index): [string, string] => [id, `room ${index + 1}`])
]);
