import type { World } from '../domain/mutations/world.ts';
import type { Conflict } from '../domain/schema/conflict.ts';
import type { MutationDraft } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { readQuestions } from './read-questions.ts';
import type { Workspace } from './workspace.ts';

/** Location that an edit is about; undefined = it names something that is not on this device. */
export async function homeOf(
	db: PersonDatabase,
	{ name, args }: Pick<MutationDraft, 'name' | 'args'>
): Promise<string | undefined> {
	if (name === 'location.add') return String(args.id);
	if (typeof args.locationId === 'string') return args.locationId;
	// Of the region; '' is the place of what has none.
	if (name.startsWith('question.')) return '';
	if (name === 'conflict.settle')
		return (await db.row.get(['conflict', String(args.conflictId)]))?.locationId;
	return homeOfUnit(db, String(args.unitId));
}

async function homeOfUnit(db: PersonDatabase, unitId: string): Promise<string | undefined> {
	const row = await db.row.get(['unit', unitId]);
	if (row) return row.locationId;
	return (await db.overlay.where('targetId').equals(unitId).first())?.locationId;
}

/** What `decide` needs to know for one edit about a location: rows with own pending edits on top. */
export async function buildWorld(
	db: PersonDatabase,
	space: Workspace,
	draft: MutationDraft,
	locationId: string
): Promise<World> {
	const { data } = await space.work(locationId);
	const state = draft.name === 'unit.retire' ? await space.fold(locationId) : undefined;
	const world: World = {
		regions: new Map(),
		locations: new Map(),
		units: new Map(data.units),
		entryHome: await readEntryHome(db, draft.args.corrects),
		conflicts: await readConflict(db, draft),
		fieldWrites: new Map(),
		questions: await readNamedQuestion(db, draft),
		stateOf: () => {
			if (!state) throw new Error(`${draft.name} was not expected to ask for the numbers`);
			return state;
		}
	};
	if (data.location) world.locations.set(locationId, data.location);
	if (draft.name === 'location.add' || draft.name === 'question.ask')
		await addRegion(space, world, String(draft.args.regionId));
	return world;
}

async function readConflict(
	db: PersonDatabase,
	{ name, args }: MutationDraft
): Promise<World['conflicts']> {
	if (name !== 'conflict.settle') return new Map();
	const id = String(args.conflictId);
	const row = await db.row.get(['conflict', id]);
	if (!row) return new Map();
	const conflict = row.row as unknown as Conflict;
	const isSettling = (await db.overlay.where('targetId').equals(id).count()) > 0;
	// An own choice on its way counts as settled here: a second one would only come back refused.
	return new Map([[id, isSettling ? { ...conflict, settledAt: conflict.openedAt } : conflict]]);
}

async function readNamedQuestion(
	db: PersonDatabase,
	{ name, args }: MutationDraft
): Promise<World['questions']> {
	const { questionId: id } = args;
	if (!name.startsWith('question.') || typeof id !== 'string') return new Map();
	const question = (await readQuestions(db, id)).get(id);
	return new Map(question ? [[id, question]] : []);
}

async function addRegion(space: Workspace, world: World, id: string): Promise<void> {
	const region = await space.region(id);
	if (region) world.regions.set(id, region);
}

async function readEntryHome(db: PersonDatabase, corrects: unknown): Promise<Map<string, string>> {
	const entry = typeof corrects === 'string' ? await db.entry.get(corrects) : undefined;
	return new Map(entry ? [[entry.id, entry.locationId]] : []);
}
