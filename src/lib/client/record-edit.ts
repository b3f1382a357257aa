import { decide } from '../domain/mutations/decide.ts';
import type { Decision, Write } from '../domain/mutations/world.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import { baseOf, buildMutation, correctedNow, type DeviceTime } from './build-mutation.ts';
import { buildWorld, homeOf } from './build-world.ts';
import type { MutationDraft } from './client-types.ts';
import type { ComposedView } from './compose-view.ts';
import type { PersonDatabase } from './database.ts';
import { closeResult, readRefused } from './handle-result.ts';
import { isKnown } from './is-known.ts';
import { toOverlay } from './overlay.ts';
import type { QueueRow } from './queue-format.ts';
import type { Refusal } from './view-types.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export type EditContext = {
	db: PersonDatabase;
	time: () => DeviceTime;
	/** Between any two steps of a write a test may crash. */
	crashPoint: (name: string) => void;
	/** Told when only the end of the transaction is waited for: what follows what was stored waits until it is seen. */
	entering?: () => void;
	/** Where the locations of earlier edits lie, which says what to read first and nothing more. */
	regions?: Map<string, string>;
	/** Takes what the edits made of their locations, once it is stored. */
	show?: (stored: ComposedView[]) => void;
};

/** Without a row it was stored by an earlier try, and another tab has sent it since. */
export type StoredEdit = { ok: true; uuid: string; row?: QueueRow } | Refusal;

/** What waits to be sent of them. */
export function rowsOf(stored: StoredEdit[]): QueueRow[] {
	return stored.flatMap((outcome) => (outcome.ok && outcome.row ? [outcome.row] : []));
}

/** An edit to store under a uuid that is made before, so that a second try cannot store it twice. */
export type NewEdit = { uuid: string; draft: MutationDraft };

/**
 * `together`: one that is refused keeps the others out as well. `isAgain`: a first try may have been saved before its
 * connection was lost (S21). `insteadOf`: a refused edit that this is sent again for; its answer is dealt with in the
 * same transaction, so that it cannot be sent again twice (I1).
 */
export type RecordOptions = {
	together?: boolean;
	isAgain?: boolean;
	insteadOf?: { uuid: string; at: string };
};

/**
 * Stores edits in one transaction with everything they change on this device (S1): numbers, queue, entries, fold,
 * view. What `decide` refuses is a value, and nothing of it is stored.
 */
export async function recordEdits(
	context: EditContext,
	edits: NewEdit[],
	{ together = false, isAgain = false, insteadOf }: RecordOptions = {}
): Promise<StoredEdit[]> {
	const { db, crashPoint, regions } = context;
	const regionsOf = (locationId: string) => regions?.get(locationId) ?? [];
	let refused: StoredEdit[] | undefined;
	let views: ComposedView[] = [];
	const writing = db.transaction('rw', db.tables, async (transaction) => {
		// One moment for all of them: who looks back sees that they were entered together.
		const at: AtMoment = { db, time: context.time() };
		const places = edits.flatMap(placeOf);
		const space = await openWorkspace(db, { at: places, in: places.flatMap(regionsOf) });
		const stored: StoredEdit[] = [];
		for (const edit of edits) {
			stored.push(
				(isAgain && (await findStored(db, edit))) ||
					(insteadOf
						? await recordInstead(at, space, edit, insteadOf)
						: await recordOne(at, space, edit))
			);
			// Dexie loses a transaction over a hundred waits in a row that ask the database nothing.
			if (edits.length > 1) await space.written();
		}
		if (together && stored.some(({ ok }) => !ok)) {
			refused = stored.filter(({ ok }) => !ok);
			// What those before it have written already goes with it.
			transaction.abort();
			return stored;
		}
		const rows = rowsOf(stored);
		if (rows.length === 0) return stored;
		views = await queueAndSave(context, space, rows);
		context.entering?.();
		crashPoint('edit: before commit');
		return stored;
	});
	const outcomes = await writing.catch((error: unknown) => {
		if (refused) return refused;
		throw error;
	});
	crashPoint('edit: stored');
	for (const { summary } of views) regions?.set(summary.id, summary.regionId);
	context.show?.(views);
	return outcomes;
}

function placeOf({ draft: { args } }: NewEdit): string[] {
	return typeof args.locationId === 'string' ? [args.locationId] : [];
}

/** At once: each wait for the database is time between the tap and what it changes. */
async function queueAndSave(
	{ db, crashPoint }: EditContext,
	space: Workspace,
	rows: QueueRow[]
): Promise<ComposedView[]> {
	const queued = db.queue.bulkPut(rows).then(() => crashPoint('edit: queued'));
	const [views] = await Promise.all([space.save(), queued]);
	return views;
}

async function findStored(db: PersonDatabase, { uuid }: NewEdit): Promise<StoredEdit | undefined> {
	const row = await db.queue.where('uuid').equals(uuid).first();
	if (row) return { ok: true, uuid, row };
	return (await isKnown(db, uuid)) ? { ok: true, uuid } : undefined;
}

/** What one transaction is stored in, and when. */
type AtMoment = Pick<EditContext, 'db'> & { time: DeviceTime };

async function recordInstead(
	context: AtMoment,
	space: Workspace,
	edit: NewEdit,
	{ uuid, at }: NonNullable<RecordOptions['insteadOf']>
): Promise<StoredEdit> {
	const refused = await readRefused(context.db, uuid);
	if (!refused) return { ok: false, code: 'not-found' };
	const stored = await recordOne(context, space, edit);
	if (stored.ok) await closeResult(context.db, space, refused, { at, how: 'retried' });
	return stored;
}

async function recordOne(
	{ db, time }: AtMoment,
	space: Workspace,
	{ uuid, draft }: NewEdit
): Promise<StoredEdit> {
	const { me, device } = space;
	if (!me) return { ok: false, code: 'no-rights' };
	const locationId = await homeOf(db, draft);
	if (locationId === undefined) return { ok: false, code: 'not-found' };
	const work = await space.work(locationId);
	const ids = { uuid, mid: device.nextMid, deviceSeq: device.deviceSeq + 1 };
	const mutation = buildMutation(draft, ids, time, await baseOf(draft, work, space));
	const world = await buildWorld(db, space, draft, locationId);
	const decision = decide(world, { me, mutation, receivedAt: correctedNow(time) });
	const refusal = toRefusal(decision);
	if (refusal) return refusal;
	device.nextMid += 1;
	device.deviceSeq += 1;
	device.queued += 1;
	work.unsent += 1;
	await layDecision(space, mutation, decision, locationId, { isNew: true });
	return { ok: true, uuid: mutation.uuid, row: toQueueRow(mutation, locationId) };
}

/**
 * Puts what was decided here on top of the server's rows, until these contain it. What is new here no row can name yet,
 * so nothing is read or waited for; what it changes of a field is laid over the rows at once.
 */
export async function layDecision(
	space: Workspace,
	mutation: Mutation,
	decision: Decision,
	locationId: string,
	{ isNew = false } = {}
): Promise<void> {
	if (decision.status === 'rejected') return;
	const overlay = toOverlay(mutation, decision, locationId);
	const isRowOnly = isNew && overlay.fieldSeq === undefined;
	await Promise.all([
		isRowOnly ? space.putOverlay(overlay) : space.addOverlay(overlay),
		putEntries(space, decision.writes, isNew),
		// Its settings are asked for when the view is made.
		space.region(decision.regionId)
	]);
}

async function putEntries(space: Workspace, writes: Write[], isNew: boolean): Promise<void> {
	for (const write of writes) {
		if (write.put !== 'entry') continue;
		const { receivedAt: _own, ...entry } = write.entry;
		await (isNew && !entry.corrects ? space.putNewEntry(entry) : space.putEntry(entry, true));
	}
}

function toRefusal(decision: Decision): Refusal | undefined {
	if (decision.status === 'rejected')
		return {
			ok: false,
			code: decision.code,
			...(decision.detail ? { detail: decision.detail } : {})
		};
	if (decision.status === 'conflict' && decision.code === 'already-settled')
		return { ok: false, code: 'already-settled' };
	return undefined;
}

export function toQueueRow(mutation: Mutation, locationId: string): QueueRow {
	return { mid: mutation.mid, uuid: mutation.uuid, locationId, text: JSON.stringify(mutation) };
}
