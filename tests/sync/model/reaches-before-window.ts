import type { ProfileData } from './read-profile.ts';
import { seenAt } from './to-oracle.ts';
import type { World } from './world.ts';

/**
 * Whether somebody entered something at a location that was seen before the window. A device does not fold that: it
 * comes with the location's next opening, and its rows may be left out.
 */
export function reachesBeforeWindow(
	{ edits }: World,
	{ rows }: ProfileData,
	locationId: string
): boolean {
	const location = rows.get(`location ${locationId}`)?.row as { opening?: { at: string } };
	const startsAt = location?.opening?.at ?? '';
	return [...edits.values()].some(
		({ mutation }) => mutation.args.locationId === locationId && seenAt(mutation) < startsAt
	);
}
