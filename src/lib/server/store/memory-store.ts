import { createMemoryReader } from './memory-reader.ts';
import {
	copyTables,
	dumpTables,
	emptyTables,
	loadTables,
	type MemoryTables,
	saveInto
} from './memory-tables.ts';
import type { Store, Writer } from './store.ts';

/** A store in memory, for the model of the protocol: plain maps and scans, one piece of work at a time. */
export function createMemoryStore(
	epoch: string
): Store & { dump(): string; restore(dump: string): void } {
	let tables = emptyTables(epoch);
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = queue.then(work, work);
		queue = next.catch(() => undefined);
		return next;
	};
	return {
		read: (work) => inTurn(() => work(createMemoryReader(tables))),
		write: (work) =>
			inTurn(async () => {
				const draft = copyTables(tables);
				const result = await work(createMemoryWriter(draft));
				tables = draft;
				return result;
			}),
		dump: () => dumpTables(tables),
		restore: (dump) => void (tables = loadTables(dump))
	};
}

function createMemoryWriter(draft: MemoryTables): Writer {
	const reader = createMemoryReader(draft);
	return {
		...reader,
		lockRegions: reader.regions,
		noteClient: async (held) => {
			const client = draft.clients.get(held.id);
			if (client) draft.clients.set(held.id, { ...client, ...held });
		},
		setEpoch: async (epoch) => void draft.meta.set('epoch', epoch),
		forgetPayloads: async (regionId, seqs) => {
			for (const seq of seqs) {
				const key = `${regionId} ${seq}`;
				const link = draft.audit.get(key);
				if (link) draft.audit.set(key, { ...link, salt: null, payload: null });
			}
		},
		save: async (changes) => saveInto(draft, structuredClone(changes))
	};
}
