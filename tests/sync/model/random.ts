/** mulberry32 */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Unique, and in no order. */
export function createIds(random: () => number): () => string {
	let made = 0;
	const hex = (n: number, width: number) => n.toString(16).padStart(width, '0');
	return () => `${hex(Math.floor(random() * 2 ** 32), 8)}-0000-4000-8000-${hex(++made, 12)}`;
}

/** Ids as people can tell them apart in a log. */
export const short = (uuid: string) =>
	uuid.startsWith('0000') ? `#${uuid.slice(-2)}` : uuid.slice(0, 4);
