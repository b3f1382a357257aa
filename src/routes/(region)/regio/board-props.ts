import type { LocationSummary } from '$lib/client/view-types.ts';
import type { BoardRow } from '$lib/domain/board/board-rows.ts';
import type { FreshnessOfSite } from '$lib/domain/board/board-site.ts';
import type { BoardGroup } from '$lib/domain/board/group-sites.ts';
import type { Region } from '$lib/domain/schema/region.ts';

export type Group = BoardGroup<LocationSummary>;
export type Row = BoardRow<LocationSummary>;

/** What every part of the board needs to say how old something is and where it lies. */
export type BoardContext = {
	/** The corrected clock in ms since 1970. */
	now: number;
	freshnessOf: FreshnessOfSite;
	regions: Region[];
	/** More than one region is in sight, so each row says which is its. */
	showRegion: boolean;
	/** More than one kind of reception is in sight. */
	showKind: boolean;
	/** People of one household that were asked for together; 0 = nobody asked. */
	together: number;
};

export function nameOfRegion({ regions }: Pick<BoardContext, 'regions'>, id: string): string {
	return regions.find((region) => region.id === id)?.name ?? id;
}
