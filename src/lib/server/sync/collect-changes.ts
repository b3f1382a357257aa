import type { Location } from '../../domain/schema/location.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { Changes, FeedRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { BatchContext } from './batch-context.ts';
import type { LoadedWorld } from './load-world.ts';
import type { Tally } from './tally.ts';
import { emptyOpening, NO_OPENING, splitOpening, toFiguresTexts } from './wire-rows.ts';

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
		await collectLocation(loaded, tally, { locationId, version, receivedAt }, context, changes);
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
	for (const { question, version } of tally.questions.values())
		changes.feed.push({
			regionId: question.regionId,
			type: 'question',
			id: question.id,
			// Who gets what of it is found out when it is sent.
			locationId: null,
			version,
			body: JSON.stringify(question)
		});
	await collectStaff(reader, loaded, tally, context, changes);
}

async function collectLocation(
	loaded: LoadedWorld,
	tally: Tally,
	touched: { locationId: string; version: number; receivedAt: string | undefined },
	context: BatchContext,
	changes: Changes
): Promise<void> {
	const { locationId, version } = touched;
	const fold = loaded.foldOf(locationId);
	await fold.settle();
	const location = withDetail(loaded.world.locations.get(locationId)!, fold.state.detail);
	const { head, points, opening } = fold.stored();
	const known = loaded.records.get(locationId);
	const receivedAt = touched.receivedAt ?? known?.receivedAt ?? null;
	const figures = toFiguresTexts(fold.state, fold.units, receivedAt);
	const before = known?.opening ?? emptyOpening(context.windowStart);
	const changed = opening === undefined ? undefined : splitOpening(before.at, opening);
	changes.locations.push({
		location,
		head,
		opening: changed ? { at: changed.at, text: changed.location } : before,
		figures: figures.location,
		receivedAt,
		version
	});
	if (points.put.length > 0 || points.remove.length > 0)
		changes.points.push({ regionId: location.regionId, ...points });
	for (const unit of unitsToSend(loaded, locationId, tally)) {
		const part = changed?.ofUnit(unit.id) ?? loaded.unitRecords.get(unit.id)?.opening;
		changes.units.push({
			unit,
			figures: figures.ofUnit(unit.id),
			opening: part ?? NO_OPENING,
			version
		});
	}
}

/** The detail is the fold's to say (D5). */
function withDetail(location: Location, detail: Location['detail']): Location {
	return location.detail === detail ? location : { ...location, detail };
}

function unitsToSend(loaded: LoadedWorld, locationId: string, tally: Tally): Unit[] {
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
	const upToDate = new Set(await reader.locationsKnowing(me, [...tally.firstActs.keys()]));
	for (const [locationId, version] of tally.firstActs) {
		if (upToDate.has(locationId)) continue;
		const row = { locationId, personId: me.personId, name: me.name, role: me.role };
		const { regionId } = loaded.world.locations.get(locationId)!;
		changes.staff.push({ regionId, ...row });
		changes.feed.push({
			regionId,
			type: 'staff',
			id: `${locationId}:${me.personId}`,
			locationId,
			version,
			body: JSON.stringify(row)
		} satisfies FeedRecord);
	}
}
