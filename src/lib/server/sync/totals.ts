import { totalOfRegion } from '../../domain/board/total-of-region.ts';
import type { RegionRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';

/** The finished `total` row of a region, as it was at this version of it. */
export type SummedTotal = { version: number; body: string };

/** Gives the total of a region, from the reader's snapshot or from shortly before it. `now` in ms. */
export type ReadTotal = (
	reader: Reader,
	region: Pick<RegionRecord, 'id' | 'version'>,
	now: number
) => Promise<SummedTotal>;

/**
 * How old a sum may be: regions write all day long, and every desk of the land would otherwise sum every other region
 * at each of its pulls.
 */
export const SUM_EVERY_MS = 60_000;

/** Sums anew each time. */
export const sumTotal: ReadTotal = async (reader, { id, version }, now) => {
	const [region] = await reader.regions([id]);
	const sites = await reader.sitesOf(id);
	const total = totalOfRegion(region!.doc, sites, new Date(now).toISOString());
	return { version, body: JSON.stringify(total) };
};

/** Sums a region that changed once a minute at most, for all who read it. */
export function createTotals(): ReadTotal {
	const kept = new Map<string, SummedTotal & { at: number }>();
	return async (reader, region, now) => {
		const known = kept.get(region.id);
		if (known && isGood(known, region.version, now)) return known;
		const summed = { ...(await sumTotal(reader, region, now)), at: now };
		kept.set(region.id, summed);
		return summed;
	};
}

/** One ahead of the region is of a database that was put back since. */
function isGood(known: SummedTotal & { at: number }, version: number, now: number): boolean {
	if (known.version === version) return true;
	return known.version < version && now - known.at < SUM_EVERY_MS;
}
