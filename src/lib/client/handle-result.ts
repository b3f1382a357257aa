import { toNewest } from '../domain/mutations/to-newest.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import type { MutationDraft } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { isParked } from './renumber.ts';
import type { ResultRow } from './result-row.ts';
import { openWorkspace } from './workspace.ts';

/** A person has dealt with an answer (S4). One that was never sent leaves the queue with it. */
export async function handleResult(
	db: PersonDatabase,
	uuid: string,
	handled: NonNullable<ResultRow['handled']>
): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const known = await db.result.get(uuid);
		if (!known?.open) return;
		const { open: _open, ...result } = known;
		await db.result.put({ ...result, handled });
		const space = await openWorkspace(db);
		const work = await space.work(result.locationId);
		const queued = await db.queue.where('uuid').equals(uuid).first();
		if (queued && isParked(queued)) {
			await db.queue.delete(queued.mid);
			space.device.queued -= 1;
			work.unsent -= 1;
			const overlay = await db.overlay.get(uuid);
			if (overlay) await space.removeOverlays([overlay]);
			await space.removeEntry(uuid);
		}
		await space.save();
	});
}

/** The same edit once more, as a new one: seen when the first was seen, on what stands now. */
export async function draftAgain(
	db: PersonDatabase,
	uuid: string
): Promise<MutationDraft | undefined> {
	const result = await db.result.get(uuid);
	// What was applied stands already; a second one would count twice.
	if (!result?.open || result.status === 'applied') return undefined;
	const mutation = toNewest(JSON.parse(result.text) as Mutation);
	const { args } = mutation;
	const name = mutation.name as MutationDraft['name'];
	const isTimed = name === 'occupancy.record' || name === 'location.setDetail';
	const hasOwnTime = args.observedAt !== undefined || args.undated || args.corrects !== undefined;
	if (!isTimed || hasOwnTime) return { name, args };
	return { name, args: { ...args, observedAt: correctedDeviceAt(mutation) } };
}
