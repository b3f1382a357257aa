import type { EntryRow } from '../schema/entry.ts';
import type { Figures } from '../schema/figures.ts';
import type { Instant, Uuid } from '../schema/ids.ts';
import type { Location } from '../schema/location.ts';

/** A location of the region as the one who plans the import knows it. */
export type ExistingLocation = {
	location: Location;
	figures: Pick<
		Figures,
		'realised' | 'occupied' | 'outOfService' | 'snijverliesDeclared' | 'countedAt'
	>;
	/** Its entries, corrections and voids included. Movements and confirms may be left out. */
	entries: EntryRow[];
	/** The fold where `entries` begin, on a device that keeps a window; null when `entries` are all there are. */
	opening: SiteBefore | null;
};

/** What the fold of a site held at a moment. */
export type SiteBefore = {
	at: Instant;
	realised: number | null;
	occupied: number;
	out: Record<string, { n: number }>;
	declared: Record<string, number> | null;
	/** The newest dated recount. */
	count: { id: Uuid; n: number; at: Instant } | null;
};
