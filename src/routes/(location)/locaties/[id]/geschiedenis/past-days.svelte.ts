import type { FetchPastDays, PastDays } from '$lib/client/past-days.ts';
import type { DayFigures } from '$lib/domain/history/history-of.ts';

type Sources = {
	fetchPastDays: FetchPastDays;
	locationId: () => string;
	/** The days that this device has, oldest first. */
	days: () => DayFigures[];
};

/** Days from before those on this device, for as long as the page is open. */
export function createPastDays({ fetchPastDays, locationId, days }: Sources) {
	let fetched = $state.raw<PastDays>({ days: [], more: true });
	let progress = $state<'quiet' | 'busy' | 'failed' | 'done'>('quiet');

	/** At midnight the oldest day leaves the device, and they no longer follow one another. */
	const older = $derived(fetched.days.at(-1)?.until === days()[0]?.from ? fetched.days : []);
	const all = $derived([...older, ...days()]);

	async function fetchMore(): Promise<void> {
		const [first] = all;
		if (!first || progress === 'busy') return;
		progress = 'busy';
		const got = await fetchPastDays(locationId(), first.from);
		progress = got ? 'done' : 'failed';
		if (got) fetched = { days: [...got.days, ...older], more: got.more };
	}

	return {
		get days() {
			return all;
		},
		get progress() {
			return progress;
		},
		get hasMore() {
			return fetched.more || older.length < fetched.days.length;
		},
		isFetched: ({ from }: Pick<DayFigures, 'from'>) => older.some((day) => day.from === from),
		fetchMore
	};
}
