import type { Mutation } from '../domain/schema/mutation.ts';
import { PROTOCOL } from '../sync/version.ts';
import { correctedDeviceAt } from './build-mutation.ts';
import type { PersonDatabase } from './database.ts';
import { getMeta, putMeta, readDevice, readSync } from './meta.ts';
import type { Diagnosis } from './status-types.ts';

const QUEUED_SHOWN = 200;
const FAILURES_KEPT = 20;

/** What a helpdesk asks for first. */
export async function readDiagnosis(
	db: PersonDatabase,
	{ personId, version, persisted }: Pick<Diagnosis, 'personId' | 'version' | 'persisted'>
): Promise<Diagnosis> {
	const { clientId } = await readDevice(db);
	const sync = await readSync(db);
	const queued = await db.queue.orderBy('mid').limit(QUEUED_SHOWN).toArray();
	return {
		version,
		protocol: PROTOCOL,
		personId,
		clientId,
		epoch: sync.epoch || null,
		queued: queued.map(({ text }) => toLine(JSON.parse(text) as Mutation)),
		receipts: (await getMeta(db, 'receipts'))?.list ?? [],
		clockSkewMs: (await getMeta(db, 'clock'))?.offsetMs ?? null,
		persisted,
		pulledAt: sync.pulledAt,
		differences: (await getMeta(db, 'differences'))?.open ?? [],
		rows: await countRows(db),
		failures: (await getMeta(db, 'failures'))?.list ?? []
	};
}

function toLine(mutation: Mutation): Diagnosis['queued'][number] {
	return { uuid: mutation.uuid, name: mutation.name, madeAt: correctedDeviceAt(mutation) };
}

async function countRows(db: PersonDatabase): Promise<Record<string, number>> {
	const counts: Record<string, number> = { entry: await db.entry.count() };
	const keys = await db.row.toCollection().primaryKeys();
	for (const [type] of keys) counts[type] = (counts[type] ?? 0) + 1;
	return counts;
}

/** The last failures of sending and fetching, newest first; the same one again only moves its time. */
export async function noteFailure(db: PersonDatabase, what: string, at: string): Promise<void> {
	await db.transaction('rw', db.meta, async () => {
		const { list } = (await getMeta(db, 'failures')) ?? { list: [] };
		const others = list.filter((failure) => failure.what !== what);
		await putMeta(db, 'failures', { list: [{ at, what }, ...others].slice(0, FAILURES_KEPT) });
	});
}
