import { normaliseText } from '$lib/domain/import/normalise-text.ts';
import type { RoomList } from '$lib/domain/room-list/room-list.ts';
import type { LocationSummary } from '$lib/client/view-types.ts';

/** The one location that the list can be of; of several a person has to choose. */
export function findLocation(
	{ location }: RoomList,
	locations: LocationSummary[]
): LocationSummary | undefined {
	if (location === '' && locations.length === 1) return locations[0];
	const named = locations.filter(({ name }) => normaliseText(name) === normaliseText(location));
	return named.length === 1 ? named[0] : undefined;
}
