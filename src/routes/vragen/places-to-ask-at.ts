import type { LocationSummary, RegionView } from '$lib/client/view-types.ts';
import { permits, placeOf } from '$lib/domain/permissions.ts';
import { m } from '$messages/messages';

/** `value` is the id of the location, or the code of a region: then it is about no one place. */
export type PlaceToAskAt = {
	value: string;
	label: string;
	regionId: string;
	locationId?: string;
};

/** Where this person may ask a question; a region as a whole comes first. */
export function placesToAskAt(
	{ me, regions }: Pick<RegionView, 'me' | 'regions'>,
	locations: readonly Pick<LocationSummary, 'location'>[]
): PlaceToAskAt[] {
	if (!me) return [];
	const ask = { do: 'askQuestion' } as const;
	const whole = regions.filter(({ id }) => permits(me, ask, { regionId: id, municipality: '' }));
	const places = locations
		.map(({ location }) => ({ ...location, fieldWriter: {} }))
		.filter((location) => permits(me, ask, placeOf(location)))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
	return [
		...whole.map(({ id, name }) => ({
			value: id,
			label: m.help_ask_region({ name }),
			regionId: id
		})),
		...places.map(({ id, name, regionId }) => ({
			value: id,
			label: name,
			regionId,
			locationId: id
		}))
	];
}
