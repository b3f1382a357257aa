import { LOCATION_FIELDS, type LocationField } from '../schema/location.ts';
import { z } from '../schema/zod.ts';

/** Whether `location.setField` would take this value. */
export function fitsField(field: LocationField, value: unknown): boolean {
	return z.safeParse(LOCATION_FIELDS[field], value).success;
}
