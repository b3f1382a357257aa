import type { Conflict } from '../domain/schema/conflict.ts';
import type { PushResponse, PushResult } from '../sync/messages.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import type { PersonDatabase } from './database.ts';
import { getMeta, putMeta } from './meta.ts';
import type { OverlayRow } from './overlay.ts';
import type { QueueRow } from './queue-format.ts';
import { needsPerson, type ResultRow } from './result-row.ts';
import type { SyncContext } from './sync-context.ts';
import { endUnderway } from './underway.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const RECEIPTS_KEPT = 50;

/**
 * Takes the answers of a push by uuid (S5): whatever has its own result leaves the queue for `sent`, everything else
 * stays. Returns how many left.
 */
export async function applyResults(
	{ db, crashPoint, clock, onLeft }: SyncContext,
	batch: QueueRow[],
	{ results, serverNow }: PushResponse,
	clientId: string
): Promise<number> {
	const asked = new Set(batch.map(({ uuid }) => uuid));
	const answered = results.filter(({ uuid }) => asked.has(uuid));
	const taken = await db.transaction('rw', db.tables, async () => {
		const space = await openWorkspace(db);
		// Of a client that another tab gave up meanwhile: all is sent again, and answered the same (S2).
		if (space.device.clientId !== clientId) return [];
		space.device.isBound = true;
		const rows = await readQueued(db, answered);
		const ours = answered.filter(({ uuid }) => rows.has(uuid));
		await space.load([...rows.values()].map(({ locationId }) => locationId));
		await moveToSent(db, space, [...rows.values()], clock.now());
		await applyToOverlay(db, space, ours, rows, serverNow);
		await keepResults(db, ours, rows, serverNow);
		await noteReceipts(db, ours, serverNow);
		// In one transaction with its results: nothing stands "op dit apparaat" again in between (S17).
		await endUnderway(db);
		crashPoint('push: results before commit');
		await space.save();
		return ours.map(({ uuid }) => uuid);
	});
	crashPoint('push: results stored');
	onLeft(taken);
	return taken.length;
}

/** Another tab may have taken them already, or given them new numbers. */
async function readQueued(
	db: PersonDatabase,
	answered: PushResult[]
): Promise<Map<string, QueueRow>> {
	const uuids = answered.map(({ uuid }) => uuid);
	const rows = await db.queue.where('uuid').anyOf(uuids).toArray();
	return new Map(rows.map((row) => [row.uuid, row]));
}

async function moveToSent(
	db: PersonDatabase,
	space: Workspace,
	rows: QueueRow[],
	at: number
): Promise<void> {
	await db.queue.bulkDelete(rows.map(({ mid }) => mid));
	await db.sent.bulkPut(rows.map((row) => ({ ...row, at })));
	space.device.queued -= rows.length;
	for (const { locationId } of rows) space.loaded(locationId).unsent -= 1;
}

/** A refused edit leaves the view at once; the others when a pull has come as far as their result (S5). */
async function applyToOverlay(
	db: PersonDatabase,
	space: Workspace,
	results: PushResult[],
	rows: Map<string, QueueRow>,
	receivedAt: string
): Promise<void> {
	const overlays = await db.overlay.bulkGet(results.map(({ uuid }) => uuid));
	const refused: OverlayRow[] = [];
	for (const [index, result] of results.entries()) {
		const overlay = overlays[index];
		if (result.status === 'rejected') {
			if (overlay) refused.push(overlay);
			continue;
		}
		const work = space.loaded(rows.get(result.uuid)!.locationId);
		if (receivedAt > work.receivedAt) work.receivedAt = receivedAt;
		if (overlay) Object.assign(overlay, { version: result.version ?? 0, receivedAt });
		const field = work.overlays.find(({ uuid }) => uuid === result.uuid);
		if (field) Object.assign(field, { version: result.version ?? 0, receivedAt });
	}
	await db.overlay.bulkPut(overlays.filter((row) => row !== undefined));
	await space.removeOverlays(refused);
	const entries = await db.entry.bulkGet(refused.map(({ uuid }) => uuid));
	for (const entry of entries) if (entry?.pending) await space.removeEntry(entry.id);
}

async function keepResults(
	db: PersonDatabase,
	results: PushResult[],
	rows: Map<string, QueueRow>,
	answeredAt: string
): Promise<void> {
	const known = await db.result.bulkGet(results.map(({ uuid }) => uuid));
	const settled = await settledSides(db, known);
	const kept = results.flatMap((result, index): ResultRow[] => {
		const before = known[index];
		if (!needsPerson(result)) return before?.open ? [overtaken(before, answeredAt)] : [];
		if (before && isDealtWith(before, result, settled)) return [];
		return [toResultRow(result, rows.get(result.uuid)!, answeredAt)];
	});
	await db.result.bulkPut(kept);
}

/**
 * Asked again after a new start, with the same answer: a person acted on it, or the choice between its sides still
 * stands. A server that was put back may know of no choice any more.
 */
function isDealtWith(
	{ uuid, status, handled }: ResultRow,
	result: PushResult,
	settled: ReadonlySet<string>
): boolean {
	if (!handled || status !== result.status) return false;
	return handled.how !== 'settled' || settled.has(uuid);
}

/** Of results that were closed because somebody chose between values: those whose choice is among the rows. */
async function settledSides(
	db: PersonDatabase,
	known: (ResultRow | undefined)[]
): Promise<ReadonlySet<string>> {
	const closed = known.filter((result) => result?.handled?.how === 'settled');
	const places = [...new Set(closed.map((result) => result!.locationId))];
	if (places.length === 0) return new Set();
	const rows = await db.row
		.where('[locationId+type]')
		.anyOf(places.map((id) => [id, 'conflict']))
		.toArray();
	const conflicts = rows.map(({ row }) => row as unknown as Conflict);
	const chosen = conflicts.filter(({ settledAt }) => settledAt);
	return new Set(chosen.flatMap(({ sides }) => sides.flatMap(({ uuid }) => uuid ?? [])));
}

/** A restored server took what it had refused before (S16): nobody has to look at it any more. */
function overtaken({ open: _open, ...before }: ResultRow, at: string): ResultRow {
	return { ...before, handled: { at, how: 'settled' } };
}

export function toResultRow(result: PushResult, row: QueueRow, answeredAt: string): ResultRow {
	const mutation = JSON.parse(row.text) as Parameters<typeof correctedDeviceAt>[0] & {
		name: string;
	};
	return {
		...result,
		name: mutation.name,
		locationId: row.locationId,
		madeAt: correctedDeviceAt(mutation),
		answeredAt,
		text: row.text,
		open: 1
	};
}

async function noteReceipts(
	db: PersonDatabase,
	results: PushResult[],
	receivedAt: string
): Promise<void> {
	if (results.length === 0) return;
	const { list } = (await getMeta(db, 'receipts')) ?? { list: [] };
	const latest = results.map(({ uuid, status }) => ({ uuid, status, receivedAt })).reverse();
	await putMeta(db, 'receipts', { list: [...latest, ...list].slice(0, RECEIPTS_KEPT) });
	await putMeta(db, 'receipt', { at: receivedAt });
}
