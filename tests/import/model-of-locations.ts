import type { ExistingLocation } from '../../src/lib/domain/import/existing-location.ts';
import type { PlannedMutation } from '../../src/lib/domain/import/import-plan.ts';
import { findPersonalData } from '../../src/lib/domain/personal-data.ts';
import type { EntryRow, RecordedEntry } from '../../src/lib/domain/schema/entry.ts';
import {
	type Location,
	LOCATION_FIELDS,
	type LocationField
} from '../../src/lib/domain/schema/location.ts';
import { MUTATION_ARGS } from '../../src/lib/domain/schema/mutation.ts';
import { z } from '../../src/lib/domain/schema/zod.ts';

/** What a server would hold after the mutations of a plan, as simply as can be: for one author, no conflicts. */
export type Model = {
	locations: Map<string, { location: Location; entries: EntryRow[] }>;
	/** Ids of mutations. */
	ids: () => string;
};

export function emptyModel(): Model {
	return { locations: new Map(), ids: countingIds() };
}

/** Ids that look like uuids and count upwards. */
function countingIds(): () => string {
	let last = 0;
	return () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}`;
}

/** Applies a plan and refuses what the contract refuses: wrong arguments, a base that is not the field's writer. */
export function applyPlan(model: Model, mutations: PlannedMutation[]): void {
	const written = new Set<string>();
	for (const mutation of mutations) {
		z.parse(MUTATION_ARGS[mutation.name], mutation.args);
		refusePersonalData(mutation);
		if (mutation.name === 'location.add') addLocation(model, mutation.args);
		else if (mutation.name === 'location.setField') setField(model, mutation, written);
		else recordEntry(model, mutation);
	}
}

export function toExisting(model: Model): ExistingLocation[] {
	return [...model.locations.values()].map(({ location, entries }) => {
		const { realised, occupied, outOfService, snijverlies } = inputsOf(entries);
		return {
			location,
			figures: {
				realised,
				occupied,
				outOfService,
				snijverliesDeclared: { household: snijverlies },
				countedAt: newestOf(entries, 'recount')?.observedAt ?? null
			},
			entries,
			opening: null
		};
	});
}

export type Inputs = {
	realised: number;
	occupied: number;
	outOfService: number;
	snijverlies: number;
};

/** The four inputs of the ledger: newest absolute entry of each kind, corrections in the place of what they name. */
export function inputsOf(entries: EntryRow[]): Inputs {
	return {
		realised: totalOf(newestOf(entries, 'setRealised')),
		occupied: totalOf(newestOf(entries, 'recount')),
		outOfService: totalOf(newestOf(entries, 'declareOutOfService')),
		snijverlies: totalOf(newestOf(entries, 'declareSnijverlies'))
	};
}

function newestOf(entries: EntryRow[], kind: RecordedEntry['kind']): EntryRow | undefined {
	const originals = entries.filter(({ entry, corrects }) => !corrects && entry.kind === kind);
	const newest = originals
		.sort((a, b) => compareText(a.observedAt ?? '', b.observedAt ?? ''))
		.at(-1);
	if (!newest) return undefined;
	const correction = entries.filter(({ corrects }) => corrects === newest.id).at(-1);
	return correction ? { ...correction, observedAt: newest.observedAt } : newest;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function totalOf(row: EntryRow | undefined): number {
	const entry = row?.entry;
	if (!entry) return 0;
	if (!('byReason' in entry)) return 'n' in entry ? entry.n : 0;
	const parts: (number | { n: number })[] = Object.values(entry.byReason);
	return parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : part.n), 0);
}

type Mutation<Name> = Extract<PlannedMutation, { name: Name }>;

/** Free text with a citizen service number never comes in (D15). */
function refusePersonalData({ name, args }: PlannedMutation): void {
	const texts: unknown[] =
		name === 'location.add'
			? [args.name, ...Object.values(args.address ?? {})]
			: Object.values(args);
	if (texts.some((text) => typeof text === 'string' && findPersonalData(text)))
		throw new Error('personal data');
}

function addLocation(model: Model, args: Mutation<'location.add'>['args']): void {
	if (model.locations.has(args.id)) throw new Error('added twice');
	const location: Location = {
		...args,
		suitable: {},
		status: 'preparing',
		hidden: false,
		fieldWriter: {},
		detail: 'site'
	};
	model.locations.set(args.id, { location, entries: [] });
}

function setField(
	model: Model,
	{ args, base }: Mutation<'location.setField'>,
	written: Set<string>
): void {
	const { location } = locationOf(model, args.locationId);
	z.parse(LOCATION_FIELDS[args.field as LocationField], args.value);
	const key = `${args.locationId} ${args.field}`;
	if (written.has(key)) throw new Error(`${args.field} is written twice in one plan`);
	if (base !== (location.fieldWriter[args.field] ?? null))
		throw new Error(`wrong base of ${args.field}`);
	written.add(key);
	location.fieldWriter[args.field] = model.ids();
	const [part, inner] = args.field.split('.') as [keyof Location, string | undefined];
	if (inner) Object.assign(location[part] as object, { [inner]: args.value });
	else Object.assign(location, { [part]: args.value });
}

function recordEntry(model: Model, { args, base }: Mutation<'occupancy.record'>): void {
	const id = model.ids();
	const { entries } = locationOf(model, args.locationId);
	const corrected = entries.find((entry) => entry.id === args.corrects);
	if (args.corrects && !corrected) throw new Error('corrects an unknown entry');
	if (args.observedAt === undefined && !args.undated && !corrected) throw new Error('no moment');
	entries.push({
		id,
		locationId: args.locationId,
		entry: args.entry,
		observedAt: args.observedAt ?? null,
		...(args.undated ? { undated: true } : {}),
		madeAt: new Date(Number(id.slice(-12))).toISOString(),
		deviceSeq: Number(id.slice(-12)),
		by: 'importer',
		base: base ?? null,
		source: 'import',
		...(args.corrects ? { corrects: args.corrects } : {})
	});
}

function locationOf(model: Model, id: string): { location: Location; entries: EntryRow[] } {
	const found = model.locations.get(id);
	if (!found) throw new Error('no such location');
	return found;
}
