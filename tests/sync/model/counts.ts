/** How often something was done, met or checked, summed over the schedules of a run. */
export type Counts = Map<string, number>;

export function count(counts: Counts, what: string, times = 1): void {
	counts.set(what, (counts.get(what) ?? 0) + times);
}

export function addCounts(to: Counts, more: Iterable<[string, number]>): void {
	for (const [what, times] of more) count(to, what, times);
}
