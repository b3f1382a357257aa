import type { MutationDraft } from '$lib/client/client-types.ts';
import type { FoundAddress } from '$lib/client/find-addresses.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { readPath } from '$lib/domain/mutations/field-edits.ts';
import { pinOf } from '$lib/domain/pin-of.ts';
import { LOCATION_FIELDS, type LocationField, type Pin } from '$lib/domain/schema/location.ts';
import { toHouseNumber } from '../../location-draft.ts';

const PARTS = ['street', 'number', 'suffix', 'postcode', 'city', 'bagId'] as const;

/** What is typed in one field, as an edit of it; "12a" as house number is the addition as well, where there is none yet. */
export function editsToSet(
	view: LocationView,
	typed: { field: LocationField; value: unknown; base: string | null }
): [MutationDraft, ...MutationDraft[]] {
	const { field, value, base } = typed;
	const edit = (value: unknown): MutationDraft => ({
		name: 'location.setField',
		args: { locationId: view.id, field, value },
		base
	});
	if (field !== 'address.number' || typeof value !== 'string') return [edit(value)];
	const standing = view.location.address?.suffix ?? '';
	const { number, suffix = standing } = toHouseNumber({ number: value, suffix: standing });
	return suffix === standing
		? [edit(value)]
		: [edit(number), ...editOf(view, 'address.suffix', suffix)];
}

/** Each part of an address that was found and differs from what stands, as an edit of its field (S11). */
export function editsToTake(view: LocationView, { address }: FoundAddress): MutationDraft[] {
	const values = PARTS.map((part) => [`address.${part}`, address?.[part] ?? null] as const);
	return [
		...values.flatMap(([field, value]) => editOf(view, field, value)),
		...editsToPin(view, pinOf(address) ?? null)
	];
}

/** Its degrees together: half of one pin and half of another would be a third place. */
export function editsToPin(view: LocationView, pin: Pin | null): MutationDraft[] {
	return editOf(view, 'address.pin', pin);
}

/** What was written, set back to what stood before; a field that somebody changed since stays as it is. */
export function editsBack(
	before: LocationView,
	now: LocationView,
	written: MutationDraft[]
): MutationDraft[] {
	return written.flatMap(({ args }) => {
		const { field, value } = args as { field: LocationField; value: unknown };
		const isStill = isSame(readPath(now.location, field) ?? null, value);
		return isStill ? editOf(now, field, readPath(before.location, field) ?? null) : [];
	});
}

/** A plan of beds is a list, a pin two numbers. */
function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** None where it stands already, or where a part that is not known may not be empty. */
function editOf(view: LocationView, field: LocationField, value: unknown): MutationDraft[] {
	const standing = readPath(view.location, field) ?? null;
	if (isSame(value, standing) || !LOCATION_FIELDS[field].safeParse(value).success) return [];
	return [
		{
			name: 'location.setField',
			args: { locationId: view.id, field, value },
			base: view.fieldWriter[field] ?? null
		}
	];
}
