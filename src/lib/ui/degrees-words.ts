import type { Pin } from '../domain/schema/location.ts';
import { formatDecimal } from './format.ts';

/** The degrees of a pin as they are typed and read. */
export function degreesWords({ lat, lon }: Pin): { lat: string; lon: string } {
	return { lat: formatDecimal(lat), lon: formatDecimal(lon) };
}
