import { m } from '$messages/messages';
import type { FoundAddress } from '$lib/client/find-addresses.ts';
import { normaliseText } from '$lib/domain/import/normalise-text.ts';
import { splitNumber, tidyPostcode } from '$lib/domain/import/split-address.ts';
import type { MutationArgs } from '$lib/domain/schema/mutation.ts';
import type { Kind, Operator } from '$lib/domain/schema/location.ts';
import type { MunicipalityChoice } from './municipalities-to-add-in.ts';

type AddressText = {
	street: string;
	number: string;
	suffix: string;
	postcode: string;
	city: string;
};

/** A new location as it is typed. */
export type LocationDraft = AddressText & {
	name: string;
	kind: Kind;
	operator: Operator;
	municipality: string;
	/** What the register said of this address, as long as it stands as it was found. */
	found?: { text: AddressText; more: { bagId?: string; lat?: number; lon?: number } };
};

const NEEDED = ['street', 'number', 'postcode', 'city'] as const;
const WORDS = {
	name: m.field_name,
	street: m.field_address_street,
	number: m.field_address_number,
	postcode: m.field_address_postcode,
	city: m.field_address_city
};

/** What has to be mended before it can be kept, in the order of the form. An address is whole, or comes later. */
export function missingIn(draft: LocationDraft): { part: string; message: string }[] {
	const needed = hasAddress(draft) ? (['name', ...NEEDED] as const) : (['name'] as const);
	return needed.flatMap((part) => {
		if (draft[part].trim() === '')
			return [{ part, message: m.details_missing({ field: WORDS[part]() }) }];
		if (part === 'postcode' && !isPostcode(tidyPostcode(draft.postcode)))
			return [{ part, message: m.details_postcode_wrong() }];
		return [];
	});
}

export function toNewLocation(
	draft: LocationDraft,
	regionId: string
): Omit<MutationArgs<'location.add'>, 'id'> {
	const { name, kind, operator, municipality } = draft;
	const place = { regionId, municipality, name: name.trim(), kind, operator };
	return hasAddress(draft) ? { ...place, address: toAddress(draft) } : place;
}

/** The same of two that are called alike in one municipality, however that is written. */
export function namesakeKey({
	name,
	municipality
}: {
	name: string;
	municipality: string;
}): string {
	return `${municipality} ${normaliseText(name)}`;
}

/** With what was found in the register, and the municipality that goes with it where one may add there. */
export function withAddress(
	draft: LocationDraft,
	{ address = {}, municipality }: FoundAddress,
	choices: MunicipalityChoice[]
): LocationDraft {
	const { street = '', number = '', suffix = '', postcode = '', city = '', ...more } = address;
	const text = { street, number, suffix, postcode, city };
	const isChoice = choices.some(({ code }) => code === municipality);
	return {
		...draft,
		...text,
		municipality: isChoice ? municipality! : draft.municipality,
		found: { text, more }
	};
}

function toAddress(draft: LocationDraft) {
	return {
		street: draft.street.trim(),
		...toHouseNumber(draft),
		postcode: tidyPostcode(draft.postcode),
		city: draft.city.trim(),
		...(draft.found && isAsFound(draft, draft.found.text) ? draft.found.more : {})
	};
}

/** "12a" in the one field is 12 and a, as a sheet has it; what stands in a field of its own stays there. */
export function toHouseNumber({ number, suffix }: Pick<AddressText, 'number' | 'suffix'>): {
	number: string;
	suffix?: string;
} {
	const own = suffix.trim();
	return own ? { number: number.trim(), suffix: own } : { number, ...splitNumber(number) };
}

/** As it is written when it is tidy. */
export function isPostcode(text: string): boolean {
	return /^\d{4} [A-Z]{2}$/.test(text);
}

/** A number or a place on earth belongs to the address that was found, not to one that was typed over it. */
function isAsFound(draft: LocationDraft, found: AddressText): boolean {
	return PARTS.every((part) => draft[part] === found[part]);
}

function hasAddress(draft: LocationDraft): boolean {
	return PARTS.some((part) => draft[part].trim() !== '');
}

const PARTS = [...NEEDED, 'suffix'] as const;
