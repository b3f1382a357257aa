import { m } from '$messages/messages';
import { MOST_ROOMS, type SeriesProblem } from './room-series.ts';

/** What is wrong with the names of a series, and how to mend it. */
export const SERIES_WORDS: Record<SeriesProblem, () => string> = {
	missing: m.rooms_series_missing,
	unreadable: m.rooms_series_unreadable,
	backwards: m.rooms_series_backwards,
	'too-many': () => m.rooms_series_too_many({ n: MOST_ROOMS })
};
