import { m } from '$messages/messages';
import type { Location } from '$lib/domain/schema/location.ts';

/** An address as one writes it, and the place on earth below it; what is not known is left out. */
export function addressLines(address: Location['address'] = {}): string[] {
	const { street, number, suffix, postcode, city, lat, lon } = address;
	const place =
		lat === undefined || lon === undefined
			? ''
			: m.address_pin_words({ lat: degrees(lat), lon: degrees(lon) });
	return [
		joined(street, [number, suffix].filter(Boolean).join('-')),
		joined(postcode, city),
		place
	].filter(Boolean);
}

function joined(...parts: (string | undefined)[]): string {
	return parts.filter(Boolean).join(' ');
}

function degrees(n: number): string {
	return String(n).replace('.', ',');
}
