import { problem } from './problem.ts';

export type RateLimit = {
	/** Counts one for this key: 0 when it may pass, else the milliseconds until one more may. */
	take(key: string): number;
};

type Settings = { limit: number; windowMs: number; clock: () => number; maxKeys?: number };

/**
 * At most `limit` within any `windowMs`, exactly: the moments are kept. What is refused does not count, so
 * waiting as told always helps. Memory is bounded: above `maxKeys` the keys used longest ago are forgotten.
 */
export function createRateLimit({ limit, windowMs, clock, maxKeys = 10_000 }: Settings): RateLimit {
	const taken = new Map<string, number[]>();

	function forgetOldest(now: number): void {
		for (const [key, moments] of taken) {
			const isOver = moments.at(-1)! <= now - windowMs;
			if (!isOver && taken.size <= maxKeys) return;
			taken.delete(key);
		}
	}

	return {
		take(key) {
			const now = clock();
			const recent = (taken.get(key) ?? []).filter((moment) => moment > now - windowMs);
			if (recent.length >= limit) return recent[0]! + windowMs - now;
			recent.push(now);
			taken.delete(key);
			taken.set(key, recent);
			forgetOldest(now);
			return 0;
		}
	};
}

/** The refusal of a limit that is used up, with the whole seconds to wait. */
export function checkRate(limit: RateLimit, key: string): Response | null {
	const waitMs = limit.take(key);
	if (waitMs === 0) return null;
	return problem(429, 'rate', { headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) } });
}
