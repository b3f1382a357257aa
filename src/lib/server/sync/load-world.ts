import { FIRST_POSITION } from '../../domain/fold/position.ts';
import type { World } from '../../domain/mutations/world.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { Location } from '../../domain/schema/location.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { LocationRecord, RegionRecord, UnitRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { BatchContext } from './batch-context.ts';
import type { Targets } from './batch-targets.ts';
import { type EntryGroups, loadEntryGroups } from './entry-groups.ts';
import { type LocationFold, openLocationFold } from './location-fold.ts';
import { EMPTY_STATE_TEXT, emptyOpening } from './wire-rows.ts';

/** Everything that a batch touches, read once after the lock (S3). */
export type LoadedWorld = {
	world: World;
	groups: EntryGroups;
	records: Map<string, LocationRecord>;
	unitRecords: Map<string, UnitRecord>;
	/** Opened at first use: a batch that only sets fields folds nothing. */
	foldOf(locationId: string): LocationFold;
};

export async function loadWorld(
	reader: Reader,
	mutations: Mutation[],
	about: { targets: Targets; locationIds: string[]; regions: RegionRecord[] },
	{ windowStart, checkpointEvery }: BatchContext
): Promise<LoadedWorld> {
	const { targets, locationIds, regions } = about;
	const records = new Map(
		(await reader.locations(locationIds)).map((record) => [record.location.id, record])
	);
	const unitRecords = await reader.unitsOf(locationIds);
	const units = unitRecords.map(({ unit }) => unit);
	const folds = new Map<string, LocationFold>();
	const groups = await loadEntryGroups(reader, entryIds(mutations, targets), windowStart);
	const world = await loadFields(reader, mutations, targets, { records, units });
	for (const region of regions) world.regions.set(region.id, region.doc);
	for (const question of await reader.questions(targets.regions, targets.questions))
		world.questions.set(question.id, question);

	const unitsByLocation = Map.groupBy(units, ({ locationId }) => locationId);
	function foldOf(id: string): LocationFold {
		const open = folds.get(id);
		if (open) return open;
		const stored = records.get(id) ?? emptyFold(windowStart);
		const known = unitsByLocation.get(id) ?? [];
		const fold = openLocationFold(reader, id, stored, known, checkpointEvery);
		folds.set(id, fold);
		return fold;
	}

	world.entryHome = { get: groups.homeOf };
	world.stateOf = (id) => foldOf(id).state;
	return {
		world,
		groups,
		records,
		unitRecords: new Map(unitRecords.map((record) => [record.unit.id, record])),
		foldOf
	};
}

/** A location that this batch adds. */
function emptyFold(windowStart: string): Pick<LocationRecord, 'head' | 'opening'> {
	return {
		head: { position: FIRST_POSITION, state: EMPTY_STATE_TEXT, since: 0 },
		opening: emptyOpening(windowStart)
	};
}

function entryIds(
	mutations: Mutation[],
	targets: Targets
): { newIds: string[]; corrected: string[] } {
	const writers = mutations.filter(
		({ name }) => name === 'occupancy.record' || name === 'location.setDetail'
	);
	return { newIds: writers.map(({ uuid }) => uuid), corrected: targets.corrected };
}

async function loadFields(
	reader: Reader,
	mutations: Mutation[],
	targets: Targets,
	{ records, units }: { records: Map<string, LocationRecord>; units: Unit[] }
): Promise<World> {
	const locations = new Map([...records].map(([id, { location }]) => [id, location]));
	const unitMap = new Map(units.map((unit) => [unit.id, unit]));
	const conflicts = await reader.conflicts(targets.conflicts);
	const isFieldEdit = ({ name }: Mutation) => name.endsWith('.setField');
	if (mutations.some(isFieldEdit))
		conflicts.push(...(await reader.openConflicts([...targets.locations, ...targets.units])));
	const writers = currentWriters(mutations.filter(isFieldEdit), locations, unitMap);
	const writes = await reader.fieldWrites([...new Set([...targets.bases, ...writers])]);
	return {
		regions: new Map(),
		locations,
		units: unitMap,
		entryHome: new Map(),
		conflicts: new Map(conflicts.map((conflict) => [conflict.id, conflict])),
		fieldWrites: new Map(writes.map((write) => [write.uuid, write])),
		questions: new Map(),
		stateOf: () => {
			throw new Error('asked before the folds were opened');
		}
	};
}

function currentWriters(
	edits: Mutation[],
	locations: Map<string, Location>,
	units: Map<string, Unit>
): string[] {
	return edits.flatMap(({ args: { unitId, locationId, field } }) => {
		const target = units.get(unitId as string) ?? locations.get(locationId as string);
		// What the field is called is not checked yet: it may be the name of anything.
		if (typeof field !== 'string' || !target || !Object.hasOwn(target.fieldWriter, field))
			return [];
		return target.fieldWriter[field]!;
	});
}
