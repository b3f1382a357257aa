/** Median, 99th percentile and worst of times in ms, to a tenth. */
export function spread(times: number[]): { n: number; p50: number; p99: number; max: number } {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) =>
		Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 10) / 10;
	return { n: times.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
