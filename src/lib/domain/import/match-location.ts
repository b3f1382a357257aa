import type { Location } from '../schema/location.ts';
import type { ExistingLocation } from './existing-location.ts';
import { normaliseText } from './normalise-text.ts';
import type { SheetPlace } from './read-place.ts';
import type { SheetAddress } from './split-address.ts';

export type Match =
	| { status: 'found'; existing: ExistingLocation }
	/** `sameName`: one of that name stands elsewhere in the municipality. */
	| { status: 'new'; sameName: boolean }
	| { status: 'several' };

/** The location that a line speaks of: name, municipality and address. What the line leaves out of the address may differ. */
export function matchLocation(place: SheetPlace, existing: ExistingLocation[]): Match {
	const named = existing.filter(({ location }) => isSameName(place, location));
	const found = named.filter(({ location }) => isSameAddress(place.address, location.address));
	if (found.length > 1) return { status: 'several' };
	return found[0]
		? { status: 'found', existing: found[0] }
		: { status: 'new', sameName: named.length > 0 };
}

/** One text per place, to find the same place twice in one sheet. */
export function toPlaceKey({ municipality, name, address }: SheetPlace): string {
	return [municipality, normaliseText(name), ...toAddressKey(address)].join('|');
}

function isSameName(place: SheetPlace, location: Location): boolean {
	return (
		place.municipality === location.municipality &&
		normaliseText(place.name) === normaliseText(location.name)
	);
}

function isSameAddress(given: SheetAddress, known: SheetAddress): boolean {
	const [street, number] = toAddressKey(given);
	const [knownStreet, knownNumber] = toAddressKey(known);
	return (street === '' || street === knownStreet) && (number === '' || number === knownNumber);
}

/** "47a", "47 A" and 47 with suffix a are one number; postcode and place follow from the rest. */
function toAddressKey({ street, number, suffix }: SheetAddress): [string, string] {
	const whole = normaliseText(`${number ?? ''} ${suffix ?? ''}`).replace(/(\d)(\p{L})/gu, '$1 $2');
	return [normaliseText(street ?? ''), whole];
}
