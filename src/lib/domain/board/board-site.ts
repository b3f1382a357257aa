import { type Freshness, freshnessOf } from '../freshness.ts';
import type { Figures } from '../schema/figures.ts';
import type { Kind, Location } from '../schema/location.ts';
import { DEFAULT_SETTINGS } from '../default-settings.ts';
import type { Region } from '../schema/region.ts';

/** What the region's board needs of a location; figures are bed places with own pending edits in them. */
export type BoardSite = {
	id: string;
	regionId: string;
	municipality: string;
	municipalityName: string;
	name: string;
	kind: Kind;
	/** `phone` is absent for who may not read it. */
	location: Pick<Location, 'status' | 'suitable' | 'hidden' | 'phone'>;
	figures: Figures;
	placeable: number;
	/** Largest household that fits together (D4); null where units are not known. */
	largestUnit: number | null;
	countedAt: string | null;
};

export type FreshnessOfSite = (site: Pick<BoardSite, 'regionId' | 'countedAt'>) => Freshness;

/** Only a location that runs has beds to give and somebody to call; beds in preparation never count (D7). */
export function isOnBoard({
	location: { status }
}: {
	location: Pick<Location, 'status'>;
}): boolean {
	return status === 'open' || status === 'closing';
}

/** Freshness by the settings of each site's own region (D14). `now` in ms, by the server's clock. */
export function freshnessBy(
	regions: Pick<Region, 'id' | 'settings'>[],
	now: number
): FreshnessOfSite {
	const settings = new Map(regions.map((region) => [region.id, region.settings]));
	return ({ regionId, countedAt }) =>
		freshnessOf(countedAt, now, settings.get(regionId) ?? DEFAULT_SETTINGS);
}
