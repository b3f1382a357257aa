import type { Location, Pin } from './schema/location.ts';

/** Where an address is on earth; undefined where nobody said it, or only half of it. */
export function pinOf({ lat, lon }: NonNullable<Location['address']> = {}): Pin | undefined {
	return lat === undefined || lon === undefined ? undefined : { lat, lon };
}
