/** The same chances in every run: mulberry32. */
export type Random = {
	/** Below 1. */
	next(): number;
	/** A whole number below `n`. */
	below(n: number): number;
	pick<T>(list: readonly T[]): T;
};

export function createRandom(seed: number): Random {
	let state = seed;
	function next(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
	const below = (n: number) => Math.floor(next() * n);
	return { next, below, pick: (list) => list[below(list.length)]! };
}
