import type { MutationDraft } from '$lib/client/client-types.ts';
import type { FoundAddress } from '$lib/client/find-addresses.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { readPath } from '$lib/domain/mutations/field-edits.ts';
import { LOCATION_FIELDS, type LocationField } from '$lib/domain/schema/location.ts';

const PARTS = ['street', 'number', 'suffix', 'postcode', 'city', 'bagId', 'lat', 'lon'] as const;

/** Each part of an address that was found and differs from what stands, as an edit of its field (S11). */
export function editsToTake(view: LocationView, { address }: FoundAddress): MutationDraft[] {
	const values = PARTS.map((part) => [`address.${part}`, address?.[part] ?? null] as const);
	return values.flatMap(([field, value]) => editOf(view, field, value));
}

/** A place on earth, in degrees: north, then east. */
export type Pin = { lat: number; lon: number };

export function editsToPin(view: LocationView, { lat, lon }: Pin): MutationDraft[] {
	return [...editOf(view, 'address.lat', lat), ...editOf(view, 'address.lon', lon)];
}

/** None where it stands already, or where a part that is not known may not be empty. */
function editOf(view: LocationView, field: LocationField, value: unknown): MutationDraft[] {
	const standing = readPath(view.location, field) ?? null;
	if (value === standing || !LOCATION_FIELDS[field].safeParse(value).success) return [];
	return [
		{
			name: 'location.setField',
			args: { locationId: view.id, field, value },
			base: view.fieldWriter[field] ?? null
		}
	];
}
