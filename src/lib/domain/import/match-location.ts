import type { ExistingLocation } from './existing-location.ts';
import { normaliseText } from './normalise-text.ts';
import type { SheetPlace } from './read-place.ts';
import type { SheetAddress } from './split-address.ts';

export type Match =
	| { status: 'found'; existing: ExistingLocation }
	/** `sameName`: one of that name stands elsewhere in the municipality. */
	| { status: 'new'; sameName: boolean }
	| { status: 'several' };

/** Those of one name and municipality: among them the address decides. */
export type Namesakes = { lines: SheetPlace[]; existing: ExistingLocation[] };

/** The location that a line speaks of. What the line leaves out of the address may differ. */
export function matchLocation(place: SheetPlace, { existing }: Namesakes): Match {
	// One without an address can be nothing but the one of that name.
	const found = existing.filter(
		({ location }) => !location.address || fitsAddress(place.address, location.address)
	);
	if (found.length > 1) return { status: 'several' };
	return found[0]
		? { status: 'found', existing: found[0] }
		: { status: 'new', sameName: existing.length > 0 };
}

/** Whether another line of the sheet could speak of the same location. */
export function hasRival(place: SheetPlace, { lines }: Namesakes): boolean {
	return lines.some(
		(other) =>
			other !== place &&
			(fitsAddress(place.address, other.address) || fitsAddress(other.address, place.address))
	);
}

/** Groups lines and locations by what they are called, so that each is compared with few others. */
export function groupNamesakes(
	lines: SheetPlace[],
	existing: ExistingLocation[]
): (place: SheetPlace) => Namesakes {
	const groups = new Map<string, Namesakes>();
	const groupOf = (named: { municipality: string; name: string }) => {
		const key = `${named.municipality}|${normaliseText(named.name)}`;
		const group = groups.get(key) ?? { lines: [], existing: [] };
		groups.set(key, group);
		return group;
	};
	for (const line of lines) groupOf(line).lines.push(line);
	for (const known of existing) groupOf(known.location).existing.push(known);
	return groupOf;
}

/** One text per place, to find the same place twice in one sheet. */
export function toPlaceKey({ municipality, name, address }: SheetPlace): string {
	return [municipality, normaliseText(name), ...toAddressKey(address)].join('|');
}

function fitsAddress(given: SheetAddress, known: SheetAddress): boolean {
	const [street, number] = toAddressKey(given);
	const [knownStreet, knownNumber] = toAddressKey(known);
	return (street === '' || street === knownStreet) && (number === '' || number === knownNumber);
}

/** "47a", "47 A" and 47 with suffix a are one number; postcode and place follow from the rest. */
function toAddressKey({ street, number, suffix }: SheetAddress): [string, string] {
	const whole = normaliseText(`${number ?? ''} ${suffix ?? ''}`).replace(/(\d)(\p{L})/gu, '$1 $2');
	return [normaliseText(street ?? ''), whole];
}
