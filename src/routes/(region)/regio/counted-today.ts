import { dayOf } from '$lib/ui/format.ts';

/** How many sites were counted on the day of `now`, in the Netherlands. */
export function countedToday(
	sites: Iterable<{ countedAt: string | null }>,
	now: number
): { counted: number; all: number } {
	const today = dayOf(now);
	const times = [...sites].map(({ countedAt }) => countedAt);
	const counted = times.filter((at) => at !== null && dayOf(Date.parse(at)) === today);
	return { counted: counted.length, all: times.length };
}
