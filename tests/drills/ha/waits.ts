/** Somebody waited from one moment to another, in ms. */
export type Wait = { from: number; to: number };

/** The longest of those that lie in a stretch, or that began or ended in it. */
export function longestWait(waits: Wait[], from: number, to: number): number {
	const inside = waits.filter((wait) => wait.to >= from && wait.from <= to);
	return Math.max(0, ...inside.map((wait) => wait.to - wait.from));
}
