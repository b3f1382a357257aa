const LENGTH = '2026-12-31T00:00:00.000Z'.length;

/** A moment of the wire that is in the calendar; a year past 9999 has more digits, and sorts otherwise. */
export function isRealInstant(value: string): boolean {
	const time = Date.parse(value);
	return value.length === LENGTH && !Number.isNaN(time) && new Date(time).toISOString() === value;
}
