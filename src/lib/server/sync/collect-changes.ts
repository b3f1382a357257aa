import type { Changes, FeedRecord, LocationRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { BatchContext } from './batch-context.ts';
import type { LoadedWorld } from './load-world.ts';
import type { Tally } from './tally.ts';
import { toWireRows } from './wire-rows.ts';

/** Settles the folds and puts together what the batch writes: each touched row once, at its last version. */
export async function collectChanges(
	reader: Reader,
	loaded: LoadedWorld,
	tally: Tally,
	context: BatchContext,
	changes: Changes
): Promise<void> {
	changes.regions.push(...tally.regions);
	changes.fieldWrites.push(...tally.fieldWrites);
	changes.conflicts.push(...tally.conflicts.values());
	changes.entries.push(...loaded.groups.changed());
	const gotEntries = new Set(changes.entries.map(({ row }) => row.locationId));
	for (const [locationId, version] of tally.locations) {
		const receivedAt = gotEntries.has(locationId) ? context.receivedAt : undefined;
		await collectLocation(loaded, tally, { locationId, version, receivedAt }, changes);
	}
	for (const { conflict, version } of tally.conflicts.values())
		changes.feed.push({
			regionId: conflict.regionId,
			type: 'conflict',
			id: conflict.id,
			locationId: conflict.locationId,
			version,
			body: JSON.stringify(conflict)
		});
	await collectStaff(reader, loaded, tally, context, changes);
}

async function collectLocation(
	loaded: LoadedWorld,
	tally: Tally,
	touched: { locationId: string; version: number; receivedAt: string | undefined },
	changes: Changes
): Promise<void> {
	const { locationId, version } = touched;
	const fold = loaded.foldOf(locationId);
	await fold.settle();
	const location = { ...loaded.world.locations.get(locationId)!, detail: fold.state.detail };
	const { head, opening, points } = fold.stored();
	const receivedAt = touched.receivedAt ?? loaded.records.get(locationId)?.receivedAt ?? null;
	const record: LocationRecord = { location, head, opening, receivedAt, version };
	changes.locations.push(record);
	if (points.put.length > 0 || points.remove.length > 0) changes.points.push(points);
	const units = unitsToSend(loaded, locationId, tally);
	const bodies = toWireRows({ ...record, state: fold.state, units: fold.units }, units);
	const row = { regionId: location.regionId, locationId, version };
	changes.feed.push({ ...row, type: 'location', id: locationId, body: bodies.location });
	for (const unit of units) {
		if (tally.unitWrites.has(unit.id)) changes.units.push({ unit, version });
		changes.feed.push({ ...row, type: 'unit', id: unit.id, body: bodies.units.get(unit.id)! });
	}
}

function unitsToSend(loaded: LoadedWorld, locationId: string, tally: Tally) {
	const { touchedUnits, units } = loaded.foldOf(locationId);
	return [...units.keys()]
		.filter((id) => touchedUnits === 'all' || touchedUnits.has(id) || tally.unitWrites.has(id))
		.map((id) => loaded.world.units.get(id)!);
}

/** One row per person and location, written at the first act there and when name or role changed. */
async function collectStaff(
	reader: Reader,
	loaded: LoadedWorld,
	tally: Tally,
	{ me }: BatchContext,
	changes: Changes
): Promise<void> {
	const known = await reader.staff([...tally.firstActs.keys()], me.personId);
	const upToDate = new Set(
		known
			.filter(({ name, role }) => name === me.name && role === me.role)
			.map(({ locationId }) => locationId)
	);
	for (const [locationId, version] of tally.firstActs) {
		if (upToDate.has(locationId)) continue;
		const row = { locationId, personId: me.personId, name: me.name, role: me.role };
		changes.staff.push(row);
		changes.feed.push({
			regionId: loaded.world.locations.get(locationId)!.regionId,
			type: 'staff',
			id: `${locationId}:${me.personId}`,
			locationId,
			version,
			body: JSON.stringify(row)
		} satisfies FeedRecord);
	}
}
