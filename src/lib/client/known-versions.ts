import type { PersonDatabase } from './database.ts';
import type { Meta } from './meta.ts';

/** How far the server is known to have been, by what was fetched and by receipts that no pull has reached yet. */
export async function readKnownVersions(
	db: PersonDatabase,
	{ versions }: Meta['sync']
): Promise<Record<string, number>> {
	const known = { ...versions };
	const receipts = await db.overlay.orderBy('[regionId+version]').uniqueKeys();
	for (const [region, version] of receipts as unknown as [string, number][])
		known[region] = Math.max(known[region] ?? 0, version);
	return known;
}

/** S9: the server stands behind that, so it was restored without saying so. */
export function isBehind(known: Record<string, number>, versions: Record<string, number>): boolean {
	return Object.entries(versions).some(([region, version]) => version < (known[region] ?? 0));
}
