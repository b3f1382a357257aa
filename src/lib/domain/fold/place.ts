import type { Effective } from './resolve-corrections.ts';
import { HOUSE, type LocationState, type PlaceState } from './state.ts';

/** Why the fold cannot place an entry: it is kept, changes nothing and is listed (D5). */
export type Unplaced = 'needs-unit' | 'needs-site';

/** A reason whose sum is 0 forgets when its beds were expected back. */
export function setOut(place: PlaceState, reason: string, n: number, until?: string): void {
	if (n === 0) delete place.out[reason];
	else place.out[reason] = until === undefined ? { n } : { n, until };
}

/** An entry with effect was seen here; an undated one sets no times (D12). */
export function observe(place: { observedAt: string | null }, entry: Effective): void {
	if (entry.observedAt) place.observedAt = entry.observedAt;
}

/** A count answers the doubts about its place and about the house; one of the house or the site answers all. */
export function answerDoubts(state: Pick<LocationState, 'doubts'>, place: string): void {
	const isWhole = place === HOUSE || place === '';
	state.doubts = isWhole
		? []
		: state.doubts.filter((doubt) => doubt.place !== place && doubt.place !== HOUSE);
}
