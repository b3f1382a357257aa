import { m } from '$messages/messages';
import { pinOf } from '$lib/domain/pin-of.ts';
import type { Location } from '$lib/domain/schema/location.ts';
import { degreesWords } from '$lib/ui/degrees-words.ts';

/** An address as one writes it, and the place on earth below it; what is not known is left out. */
export function addressLines(address: Location['address'] = {}): string[] {
	const { street, number, suffix, postcode, city } = address;
	const pin = pinOf(address);
	return [
		joined(street, withSuffix(number, suffix)),
		joined(postcode, city),
		pin ? m.address_pin_words(degreesWords(pin)) : ''
	].filter(Boolean);
}

/** A letter stands at the number, anything else behind a dash: 12A-2, 12-2, 12-bis. */
function withSuffix(number = '', suffix = ''): string {
	return [number, suffix].filter(Boolean).join(/^[a-z](-|$)/i.test(suffix) ? '' : '-');
}

function joined(...parts: (string | undefined)[]): string {
	return parts.filter(Boolean).join(' ');
}
