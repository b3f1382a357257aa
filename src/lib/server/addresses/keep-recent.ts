export type RecentAnswers<T> = {
	get(key: string): T | undefined;
	set(key: string, value: T): void;
};

type Settings = { most: number; keptMs: number; clock: () => number };

/** At most `most` values, each for `keptMs` at most; the one used longest ago goes first. */
export function keepRecent<T>({ most, keptMs, clock }: Settings): RecentAnswers<T> {
	const kept = new Map<string, { value: T; until: number }>();
	return {
		get(key) {
			const found = kept.get(key);
			kept.delete(key);
			if (!found || found.until <= clock()) return undefined;
			kept.set(key, found);
			return found.value;
		},
		set(key, value) {
			kept.delete(key);
			kept.set(key, { value, until: clock() + keptMs });
			if (kept.size > most) kept.delete(kept.keys().next().value!);
		}
	};
}
