import { decide } from '../domain/mutations/decide.ts';
import { toNewest } from '../domain/mutations/to-newest.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import type { PullResponse, WireRow } from '../sync/messages.ts';
import { noteReceived } from './apply-page.ts';
import { correctedNow } from './build-mutation.ts';
import { buildWorld, homeOf } from './build-world.ts';
import type { MutationDraft } from './client-types.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { arrangeAll, plainEntry } from './entry-group.ts';
import { overlaysToLeave } from './leave-overlay.ts';
import { putMeta, readSync } from './meta.ts';
import { PARKED_FROM } from './queue-format.ts';
import { layDecision } from './record-edit.ts';
import { settleResults } from './settle-results.ts';
import type { Shadow } from './shadow-copy.ts';
import { countUnsent } from './start-over.ts';
import type { SyncContext } from './sync-context.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import { keepMe, readEntry, toStoredRow } from './write-rows.ts';

/** S9: the complete copy takes the place of the rows in use in one transaction; what is unsent stays on top. */
export async function swapShadow(
	{ db, crashPoint, clock }: SyncContext,
	shadow: Shadow,
	page: PullResponse,
	from: string
): Promise<boolean> {
	crashPoint('reset: before swap');
	const swapped = await db.transaction('rw', db.tables, async () => {
		const sync = await readSync(db);
		const rows = await shadow.read();
		if (!rows || sync.cursor !== from) return false;
		await replaceRows(db, rows, page.versions);
		const space = await openWorkspace(db);
		await refillWorks(db, space);
		if (sync.startsOver) await layUnseen(db, space);
		await settleResults(db, space, rows, clock.now());
		const { cursor, scope, epoch, versions, serverNow } = page;
		await putMeta(db, 'sync', {
			...{ cursor, scope, epoch, versions },
			pulledAt: serverNow,
			startsOver: false
		});
		crashPoint('reset: before commit');
		await space.save();
		await shadow.clear();
		return true;
	});
	crashPoint('reset: swapped');
	return swapped;
}

async function replaceRows(
	db: PersonDatabase,
	rows: WireRow[],
	versions: Record<string, number>
): Promise<void> {
	const leaving = await overlaysToLeave(db, versions);
	await db.overlay.bulkDelete(leaving.map(({ uuid }) => uuid));
	const pending = await readPending(db);
	for (const table of [db.row, db.entry, db.point, db.head, db.view, db.detail])
		await table.clear();
	const plain = rows.filter((row) => !readEntry(row) && !row.deleted && row.row);
	await db.row.bulkPut(plain.map(toStoredRow));
	for (const { type, row } of plain) if (type === 'me') await keepMe(db, row);
	await db.entry.bulkPut(arrangeEntries(rows, pending));
}

/** Own entries that the server's rows may not contain yet, or, after a restore, no more. */
async function readPending(db: PersonDatabase): Promise<StoredEntry[]> {
	const overlays = await db.overlay.filter(({ effect }) => effect.kind === 'entry').toArray();
	const entries = await db.entry.bulkGet(overlays.map(({ uuid }) => uuid));
	return entries.filter((entry) => entry !== undefined);
}

function arrangeEntries(rows: WireRow[], pending: StoredEntry[]): StoredEntry[] {
	const served = rows.flatMap((row) => readEntry(row) ?? []);
	const ids = new Set(served.map(({ id }) => id));
	const own = pending.filter(({ id }) => !ids.has(id));
	return arrangeAll([
		...served.map((entry) => ({ entry, pending: false })),
		...own.map((stored) => ({ entry: unreceived(stored), pending: true }))
	]);
}

function unreceived(stored: StoredEntry): EntryRow {
	const { receivedAt: _before, ...entry } = plainEntry(stored);
	return entry;
}

/** Every location is folded and shown anew. */
async function refillWorks(db: PersonDatabase, space: Workspace): Promise<void> {
	const locations = await db.row.where('type').equals('location').toArray();
	const added = await db.overlay.filter(({ effect }) => effect.kind === 'location').toArray();
	await space.load([...locations, ...added].map(({ locationId }) => locationId));
	await countUnsent(db, space);
	const entries = await db.entry.toArray();
	await space.load(entries.map(({ locationId }) => locationId));
	for (const entry of entries) noteReceived(space, entry);
}

/** After a new start: edits that the server had, and that its rows no longer show, are laid on top again (S16). */
async function layUnseen(db: PersonDatabase, space: Workspace): Promise<void> {
	const { me } = space;
	if (!me) return;
	for (const { uuid, text } of await db.queue.where('mid').below(PARKED_FROM).sortBy('mid')) {
		if ((await db.overlay.get(uuid)) || (await db.entry.get(uuid))) continue;
		const mutation = toNewest(JSON.parse(text) as Mutation);
		const draft = mutation as unknown as MutationDraft;
		const locationId = await homeOf(db, draft);
		if (locationId === undefined) continue;
		const world = await buildWorld(db, space, draft, locationId);
		const time = { deviceMs: Date.parse(mutation.deviceAt), offsetMs: mutation.offsetMs };
		const decision = decide(world, { me, mutation, receivedAt: correctedNow(time) });
		if (decision.status === 'applied') await layDecision(space, mutation, decision, locationId);
	}
}
