import type { EntryRow } from '../domain/schema/entry.ts';
import type { PullResponse, WireRow } from '../sync/messages.ts';
import type { PersonDatabase } from './database.ts';
import { overlaysToLeave } from './leave-overlay.ts';
import { putMeta, readSync } from './meta.ts';
import { settleResults } from './settle-results.ts';
import type { SyncContext } from './sync-context.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import { readEntry, writePlainRows } from './write-rows.ts';

/**
 * Writes rows of a pull in one transaction, with the cursor when they are the page's last (S8). Returns the locations
 * they touched; undefined when another tab has moved the cursor meanwhile, which must not be set back.
 */
export async function applyPage(
	{ db, crashPoint, clock }: SyncContext,
	rows: WireRow[],
	{ from, page }: { from: string; page: PullResponse | null }
): Promise<Set<string> | undefined> {
	const touched = await db.transaction('rw', db.tables, async () => {
		const sync = await readSync(db);
		if (sync.cursor !== from) return undefined;
		const { space, changed } = await writeRows(db, rows);
		crashPoint('pull: rows written');
		if (page) {
			if (!page.more) await leaveOverlay(db, space, page);
			await settleResults(db, space, rows, clock.now());
			const { cursor, scope, epoch, versions } = page;
			const pulledAt = page.more ? sync.pulledAt : page.serverNow;
			await putMeta(db, 'sync', { ...sync, cursor, scope, epoch, versions, pulledAt });
		}
		crashPoint('pull: before commit');
		await space.save();
		return changed;
	});
	crashPoint('pull: rows stored');
	return touched;
}

async function writeRows(
	db: PersonDatabase,
	rows: WireRow[]
): Promise<{ space: Workspace; changed: Set<string> }> {
	const entries = rows.filter((row) => readEntry(row) !== undefined);
	const isEntry = new Set(entries);
	const changed = await writePlainRows(
		db,
		rows.filter((row) => !isEntry.has(row))
	);
	const space = await openWorkspace(db);
	for (const row of rows) if (row.type === 'entry' && row.deleted) await space.removeEntry(row.id);
	for (const row of entries) {
		const entry = readEntry(row)!;
		await space.putEntry(entry, false);
		noteReceived(space, entry);
		changed.add(entry.locationId);
	}
	await space.load(changed);
	return { space, changed };
}

/** The newest moment that the server received something at a location. */
export function noteReceived(space: Workspace, { locationId, receivedAt = '' }: EntryRow): void {
	const work = space.loaded(locationId);
	if (receivedAt > work.receivedAt) work.receivedAt = receivedAt;
}

/** An own entry that leaves without a row of its own stands before the window: the opening holds it. */
async function leaveOverlay(
	db: PersonDatabase,
	space: Workspace,
	{ versions }: PullResponse
): Promise<void> {
	const leaving = await overlaysToLeave(db, versions);
	await space.removeOverlays(leaving);
	const entries = leaving.filter(({ effect }) => effect.kind === 'entry');
	const stored = await db.entry.bulkGet(entries.map(({ uuid }) => uuid));
	for (const entry of stored) if (entry?.pending) await space.removeEntry(entry.id);
}
