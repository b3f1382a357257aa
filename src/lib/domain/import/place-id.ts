import type { Uuid } from '../schema/ids.ts';
import { toPlaceKey } from './match-location.ts';
import type { SheetPlace } from './read-place.ts';

/**
 * The id of a location that an import makes. It follows from the region and the place, so that two devices that
 * import one sheet make one location.
 */
export function toPlaceId(regionId: string, place: SheetPlace): Uuid {
	return toNamedId(`${regionId}|${toPlaceKey(place)}`);
}

/** The id that follows from a text. Shaped as a uuid of version 8, which leaves its bits to who makes it. */
export function toNamedId(text: string): Uuid {
	const hash = hashText(text).toString(16).padStart(32, '0');
	const variant = (8 + (Number.parseInt(hash.charAt(16), 16) & 3)).toString(16);
	return [
		hash.slice(0, 8),
		hash.slice(8, 12),
		`8${hash.slice(13, 16)}`,
		`${variant}${hash.slice(17, 20)}`,
		hash.slice(20)
	].join('-');
}

/** FNV-1a of 128 bits over UTF-8 (draft-eastlake-fnv). Told names apart is all it has to do: it guards no secret. */
function hashText(text: string): bigint {
	return new TextEncoder()
		.encode(text)
		.reduce((hash, byte) => BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME), OFFSET_BASIS);
}

const OFFSET_BASIS = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;
