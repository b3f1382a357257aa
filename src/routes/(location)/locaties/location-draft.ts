import { m } from '$messages/messages';
import type { MutationArgs } from '$lib/domain/schema/mutation.ts';
import type { Kind, Operator } from '$lib/domain/schema/location.ts';

/** A new location as it is typed. */
export type LocationDraft = {
	name: string;
	kind: Kind;
	operator: Operator;
	municipality: string;
	street: string;
	number: string;
	suffix: string;
	postcode: string;
	city: string;
};

const NEEDED = ['name', 'street', 'number', 'postcode', 'city'] as const;
const POSTCODE = /^\d{4} ?[A-Za-z]{2}$/;

/** What has to be mended before it can be kept, in the order of the form. */
export function missingIn(draft: LocationDraft): { part: string; message: string }[] {
	return NEEDED.flatMap((part) => {
		if (draft[part].trim() === '') return [{ part, message: m.details_missing() }];
		if (part === 'postcode' && !POSTCODE.test(draft.postcode.trim()))
			return [{ part, message: m.details_postcode_wrong() }];
		return [];
	});
}

export function toNewLocation(
	draft: LocationDraft,
	regionId: string
): Omit<MutationArgs<'location.add'>, 'id'> {
	const { name, kind, operator, municipality, suffix } = draft;
	return {
		regionId,
		municipality,
		name: name.trim(),
		kind,
		operator,
		address: {
			street: draft.street.trim(),
			number: draft.number.trim(),
			...(suffix.trim() ? { suffix: suffix.trim() } : {}),
			postcode: tidyPostcode(draft.postcode),
			city: draft.city.trim()
		}
	};
}

/** `8011pk` → `8011 PK`. */
export function tidyPostcode(text: string): string {
	return text
		.trim()
		.toUpperCase()
		.replace(/^(\d{4}) ?([A-Z]{2})$/, '$1 $2');
}
