/** The longest stretch without any of these moments, from the one end to the other; all in ms. */
export function longestGap(moments: number[], from: number, to: number): number {
	const inside = moments.filter((at) => at >= from && at <= to).sort((a, b) => a - b);
	let longest = 0;
	let before = from;
	for (const at of [...inside, to]) {
		longest = Math.max(longest, at - before);
		before = at;
	}
	return longest;
}
