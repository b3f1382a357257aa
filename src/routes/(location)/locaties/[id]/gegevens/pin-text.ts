import { m } from '$messages/messages';
import { type Pin, pin } from '$lib/domain/schema/location.ts';
import { degreesWords } from '$lib/ui/degrees-words.ts';

/** Both degrees as they are typed. */
export type DegreesText = { lat: string; lon: string };

const EMPTY: DegreesText = { lat: '', lon: '' };
/** Both at once, as a map gives them to copy: 52.51, 6.09. */
const PAIR = /^(-?\d+[.,]\d+)[,;\s]+(-?\d+[.,]\d+)$/;

export function toPinText(value: Pin | null | undefined): string {
	return value ? JSON.stringify(degreesWords(value)) : '';
}

export function toDegrees(text: string): DegreesText {
	return text ? (JSON.parse(text) as DegreesText) : EMPTY;
}

export function ofDegrees(degrees: DegreesText): string {
	return degrees.lat || degrees.lon ? JSON.stringify(degrees) : '';
}

/** What is typed as a pin, null for none; or what is wrong with it. A pin has both or is none. */
export function readPin(text: string): { value: Pin | null } | { error: string } {
	const typed = toDegrees(text);
	const [lat, lon] = [typed.lat.trim(), typed.lon.trim()];
	if (!lat && !lon) return { value: null };
	const [, first = lat, second = lon] = (!lon && PAIR.exec(lat)) || [];
	if (!first || !second) return { error: m.address_pin_half() };
	const read = pin.safeParse({ lat: toNumber(first), lon: toNumber(second) });
	return read.success ? { value: read.data } : { error: m.places_degrees_wrong() };
}

function toNumber(text: string): number {
	return Number(text.replace(',', '.'));
}
