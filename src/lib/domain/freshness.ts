import type { RegionSettings } from './schema/region.ts';

export type Freshness = 'fresh' | 'ageing' | 'stale' | 'never';

const HOUR = 3_600_000;

/** D14: the age of `countedAt`; a movement refreshes nothing. `now` in ms since 1970, by the server's clock. */
export function freshnessOf(
	countedAt: string | null,
	now: number,
	settings: Pick<RegionSettings, 'freshHours' | 'staleHours'>
): Freshness {
	if (countedAt === null) return 'never';
	const age = now - Date.parse(countedAt);
	if (age < settings.freshHours * HOUR) return 'fresh';
	return age < settings.staleHours * HOUR ? 'ageing' : 'stale';
}
