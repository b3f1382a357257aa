import type { Region } from '../../domain/schema/region.ts';
import { noChanges } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { chainSystemFact } from './system-audit.ts';

/** Adds a region, or brings its document up to date for everybody who reads it. */
export async function putRegion(
	store: Store,
	region: Region,
	clock: () => number = Date.now
): Promise<void> {
	await store.write(async (writer) => {
		const [known] = await writer.lockRegions([region.id]);
		const version = (known?.version ?? 0) + 1;
		const changes = noChanges();
		changes.regions.push({ id: region.id, version, doc: region });
		changes.feed.push({
			regionId: region.id,
			type: 'region',
			id: region.id,
			locationId: null,
			version,
			body: JSON.stringify(region)
		});
		const at = new Date(clock()).toISOString();
		const fact = { at, action: 'region.put', object: region.id, payload: { ...region } };
		changes.audit.push(...(await chainSystemFact(writer, fact)));
		await writer.save(changes);
	});
}
