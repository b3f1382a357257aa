import { NOW_POSITION } from '../../domain/fold/units.ts';
import { windowStart } from '../../domain/window.ts';
import { noChanges } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';
import { createFoldSource, stateBefore } from './fold-source.ts';
import { toFoldUnit } from './location-fold.ts';
import { splitOpening } from './wire-rows.ts';

/** Locations per transaction, so that no push waits long. */
const AT_ONCE = 50;

/** Moves every opening to the start of today's window; run at the start and after midnight. Returns what moved. */
export async function rollWindow(store: Store, now: number): Promise<Record<string, number>> {
	const at = windowStart(now);
	const versions: Record<string, number> = {};
	for (const regionId of await store.read((reader) => reader.allRegionIds())) {
		const ids = await store.read((reader) => reader.locationIdsOf({ regionId }));
		for (let start = 0; start < ids.length; start += AT_ONCE) {
			const part = ids.slice(start, start + AT_ONCE);
			const version = await store.write((writer) => rollPart(writer, regionId, part, at));
			if (version !== undefined) versions[regionId] = version;
		}
	}
	return versions;
}

async function rollPart(
	writer: Writer,
	regionId: string,
	locationIds: string[],
	at: string
): Promise<number | undefined> {
	const [region] = await writer.lockRegions([regionId]);
	const due = (await writer.locations(locationIds)).filter(({ opening }) => opening.at < at);
	if (!region || due.length === 0) return undefined;
	const version = region.version + 1;
	const changes = noChanges();
	changes.regions.push({ ...region, version });
	for (const record of due) {
		const unitRecords = await writer.unitsOf([record.location.id]);
		const units = new Map(unitRecords.map(({ unit }) => [unit.id, toFoldUnit(unit)]));
		const source = createFoldSource(writer, record.location.id);
		const opening = splitOpening(at, await stateBefore(source, at, NOW_POSITION, units));
		changes.locations.push({ ...record, opening: { at, text: opening.location }, version });
		for (const unitRecord of unitRecords)
			changes.units.push({ ...unitRecord, opening: opening.ofUnit(unitRecord.unit.id), version });
	}
	await writer.save(changes);
	return version;
}
