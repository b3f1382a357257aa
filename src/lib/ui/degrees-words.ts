import type { Pin } from '../domain/schema/location.ts';

/** The degrees of a pin as they are typed and read. */
export function degreesWords({ lat, lon }: Pin): { lat: string; lon: string } {
	return { lat: toWords(lat), lon: toWords(lon) };
}

function toWords(degrees: number): string {
	return String(degrees).replace('.', ',');
}
