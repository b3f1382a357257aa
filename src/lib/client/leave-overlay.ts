import { Dexie } from 'dexie';
import type { PersonDatabase } from './database.ts';
import type { OverlayRow } from './overlay.ts';

/**
 * S5: own edits that the server's rows contain by now, and those of a region that is out of scope. To be asked at the
 * last page only: before it, the row that an edit changed may still come, with the version of a later change.
 */
export async function overlaysToLeave(
	db: PersonDatabase,
	versions: Record<string, number>
): Promise<OverlayRow[]> {
	const acknowledged = db.overlay.where('[regionId+version]');
	const leaving: OverlayRow[] = [];
	for (const [region, version] of Object.entries(versions))
		leaving.push(
			...(await acknowledged.between([region, 0], [region, version], true, true).toArray())
		);
	return [...leaving, ...(await outOfScope(db, versions))];
}

async function outOfScope(
	db: PersonDatabase,
	versions: Record<string, number>
): Promise<OverlayRow[]> {
	const gone: OverlayRow[] = [];
	const keys = (await db.overlay.orderBy('[regionId+version]').uniqueKeys()) as unknown as [
		string,
		number
	][];
	const regions = new Set(keys.map(([region]) => region));
	for (const region of regions) {
		if (Object.hasOwn(versions, region)) continue;
		const rows = db.overlay
			.where('[regionId+version]')
			.between([region, Dexie.minKey], [region, Dexie.maxKey]);
		gone.push(...(await rows.toArray()));
	}
	return gone;
}
