import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** Looks until it is there; what it was in vain waited for is told. */
export async function untilTrue<T>(
	what: string,
	find: () => Promise<T | undefined | false>
): Promise<T> {
	const end = performance.now() + PATIENCE_MS;
	while (performance.now() < end) {
		const found = await find();
		if (found) return found;
		await delay(LOOK_EVERY_MS);
	}
	throw new Error(`in vain waited for ${what}`);
}
