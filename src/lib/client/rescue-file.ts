import { decide } from '../domain/mutations/decide.ts';
import { toNewest } from '../domain/mutations/to-newest.ts';
import { type Mutation, mutation } from '../domain/schema/mutation.ts';
import { z } from '../domain/schema/zod.ts';
import { correctedNow } from './build-mutation.ts';
import { buildWorld, homeOf } from './build-world.ts';
import { chunksOf } from './chunks.ts';
import type { MutationDraft, Rescue } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { isKnown } from './is-known.ts';
import type { MemoryCopy } from './memory-copy.ts';
import { readDevice } from './meta.ts';
import { layDecision, toQueueRow } from './record-edit.ts';
import { FORMAT, hashOfMutations, toRescueFile } from './rescue-text.ts';
import { isStorageError } from './storage-guard.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const rescueFile = z.object({
	format: z.literal(FORMAT),
	personId: z.string(),
	clientId: z.string(),
	mutations: z.array(z.string()),
	sha256: z.string()
});

const AT_ONCE = 500;

type RescueDeps = {
	db: PersonDatabase;
	personId: string;
	memory: MemoryCopy;
	sha256: (text: string) => Promise<string>;
	today: () => string;
	onStored: () => void;
};

export function createRescue(deps: RescueDeps): Rescue {
	return {
		async export() {
			const { personId, sha256 } = deps;
			const unsent = { personId, ...(await readUnsent(deps)) };
			return toRescueFile(unsent, { sha256, today: deps.today() });
		},
		async import(text) {
			const read = readJson(text);
			const file = rescueFile.safeParse(read);
			if (!file.success) return { ok: false, code: whyUnreadable(text, read) };
			const { personId, mutations, sha256 } = file.data;
			if ((await hashOfMutations(mutations, deps.sha256)) !== sha256)
				return { ok: false, code: 'damaged' };
			if (personId !== deps.personId) return { ok: false, code: 'other-person' };
			const taken = await takeBack(deps.db, mutations);
			if (taken.added > 0) deps.onStored();
			return { ok: true, ...taken };
		}
	};
}

/** One of ours that was cut off, or that a later version made, is not said to be no rescue file: somebody keeps it. */
function whyUnreadable(text: string, read: unknown): 'unreadable' | 'damaged' | 'newer' {
	if (read === undefined) return /^\s*\{\s*"format":/.test(text) ? 'damaged' : 'unreadable';
	const { format } = (read ?? {}) as { format?: unknown };
	return typeof format === 'number' && format > FORMAT ? 'newer' : 'unreadable';
}

/** From the database, and from memory what the database could not keep or can no longer give. */
async function readUnsent({
	db,
	memory
}: RescueDeps): Promise<{ clientId: string; mutations: string[] }> {
	const fromMemory = memory.texts();
	try {
		const { clientId } = await readDevice(db);
		const queued = (await db.queue.orderBy('mid').toArray()).map(({ text }) => text);
		const known = new Set(queued.map(uuidOf));
		return {
			clientId,
			mutations: [...queued, ...fromMemory.filter((text) => !known.has(uuidOf(text)))]
		};
	} catch (error) {
		if (!isStorageError(error)) throw error;
		return { clientId: '', mutations: fromMemory };
	}
}

function uuidOf(text: string): string {
	return (JSON.parse(text) as Mutation).uuid;
}

/** What became of the edits in a file; one that cannot be read stays in the file. */
type Taken = { added: number; known: number; unreadable: number };

/** Puts back what this device does not know; the uuids stay, so nothing is done twice (S2). */
async function takeBack(db: PersonDatabase, texts: string[]): Promise<Taken> {
	const all: Taken = { added: 0, known: 0, unreadable: 0 };
	for (const chunk of chunksOf(texts, AT_ONCE))
		for (const [what, n] of Object.entries(await takeChunk(db, chunk)))
			all[what as keyof Taken] += n;
	return all;
}

function takeChunk(db: PersonDatabase, texts: string[]): Promise<Taken> {
	return db.transaction('rw', db.tables, async () => {
		const space = await openWorkspace(db);
		const taken: Taken = { added: 0, known: 0, unreadable: 0 };
		for (const text of texts) {
			const parsed = mutation.safeParse(readJson(text));
			// Without waiting: Dexie loses a transaction over a hundred waits that ask the database nothing.
			if (!parsed.success) taken.unreadable += 1;
			else taken[await takeUnlessKnown(db, space, parsed.data)] += 1;
		}
		await space.save();
		return taken;
	});
}

async function takeUnlessKnown(
	db: PersonDatabase,
	space: Workspace,
	old: Mutation
): Promise<'added' | 'known'> {
	if (await isKnown(db, old.uuid)) return 'known';
	await takeOne(db, space, old);
	return 'added';
}

async function takeOne(db: PersonDatabase, space: Workspace, old: Mutation): Promise<void> {
	const { device, me } = space;
	const numbered = { ...old, mid: device.nextMid };
	const today = toNewest(numbered);
	const draft = today as unknown as MutationDraft;
	const home = await homeOf(db, draft);
	const locationId = home ?? '';
	await db.queue.add(toQueueRow(numbered, locationId));
	device.nextMid += 1;
	device.queued += 1;
	device.deviceSeq = Math.max(device.deviceSeq, old.deviceSeq);
	(await space.work(locationId)).unsent += 1;
	if (!me || home === undefined) return;
	const time = { deviceMs: Date.parse(old.deviceAt), offsetMs: old.offsetMs };
	const world = await buildWorld(db, space, draft, locationId);
	const decision = decide(world, { me, mutation: today, receivedAt: correctedNow(time) });
	await layDecision(space, today, decision, locationId);
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
