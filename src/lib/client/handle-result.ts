import { toNewest } from '../domain/mutations/to-newest.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import type { MutationDraft } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { isParked } from './renumber.ts';
import type { ResultRow } from './result-row.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

type Handled = NonNullable<ResultRow['handled']>;

/** A person has dealt with an answer (S4). One that was never sent leaves the queue with it. */
export async function handleResult(
	db: PersonDatabase,
	uuid: string,
	handled: Handled
): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const known = await db.result.get(uuid);
		if (!known?.open) return;
		const space = await openWorkspace(db);
		await closeResult(db, space, known, handled);
		await space.save();
	});
}

/** In the running transaction. */
export async function closeResult(
	db: PersonDatabase,
	space: Workspace,
	{ open: _open, ...result }: ResultRow,
	handled: Handled
): Promise<void> {
	const { uuid } = result;
	await db.result.put({ ...result, handled });
	const work = await space.work(result.locationId);
	const queued = await db.queue.where('uuid').equals(uuid).first();
	if (!queued || !isParked(queued)) return;
	await db.queue.delete(queued.mid);
	space.device.queued -= 1;
	work.unsent -= 1;
	const overlay = await db.overlay.get(uuid);
	if (overlay) await space.removeOverlays([overlay]);
	await space.removeEntry(uuid);
}

/** What may be sent again: what was applied stands already, and a second one would count twice. */
export async function readRefused(
	db: PersonDatabase,
	uuid: string
): Promise<ResultRow | undefined> {
	const result = await db.result.get(uuid);
	return result?.open && result.status !== 'applied' ? result : undefined;
}

/** The same edit once more, as a new one: seen when the first was seen, on what stands now. */
export async function draftAgain(
	db: PersonDatabase,
	uuid: string
): Promise<MutationDraft | undefined> {
	const result = await readRefused(db, uuid);
	if (!result) return undefined;
	const mutation = toNewest(JSON.parse(result.text) as Mutation);
	const { args } = mutation;
	const name = mutation.name as MutationDraft['name'];
	const isTimed = name === 'occupancy.record' || name === 'location.setDetail';
	const hasOwnTime = args.observedAt !== undefined || args.undated || args.corrects !== undefined;
	if (!isTimed || hasOwnTime) return { name, args };
	return { name, args: { ...args, observedAt: correctedDeviceAt(mutation) } };
}
