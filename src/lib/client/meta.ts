import type { Me } from '../domain/schema/person.ts';
import type { PersonDatabase } from './database.ts';
import { CLEARED } from './storage-guard.ts';
import type { Difference } from './status-types.ts';

/** Everything about this person on this device that is one of a kind. */
export type Meta = {
	/** Numbers that edits are given; they change in the transaction that stores the edit (S1). */
	device: {
		clientId: string;
		/** The server has bound this client to its person. */
		isBound: boolean;
		nextMid: number;
		deviceSeq: number;
		/** Last value of `touched` in a view. */
		touched: number;
		/** Rows in the queue. */
		queued: number;
	};
	sync: {
		cursor: string;
		scope: string;
		epoch: string;
		versions: Record<string, number>;
		pulledAt: string | null;
		/** A new client was started (S2, S16): fetch everything before anything is sent. */
		startsOver: boolean;
	};
	me: Me;
	clock: { offsetMs: number; errorMs: number; at: number };
	receipt: { at: string };
	signIn: { needed: true };
	/** What is being sent, and how many edits of each location that is. */
	underway: { uuids: string[]; perLocation: Record<string, number> };
	differences: { open: Difference[]; resetAt: number | null };
	failures: { list: { at: string; what: string }[] };
	receipts: { list: { uuid: string; receivedAt: string; status: string }[] };
};

export type MetaKey = keyof Meta;

export async function getMeta<K extends MetaKey>(
	db: PersonDatabase,
	key: K
): Promise<Meta[K] | undefined> {
	const row = await db.meta.get(key);
	return row?.value as Meta[K] | undefined;
}

/** Several in one question; what is not there is left out. */
export async function getMetas<K extends MetaKey>(
	db: PersonDatabase,
	keys: readonly K[]
): Promise<Partial<Pick<Meta, K>>> {
	const rows = await db.meta.bulkGet([...keys]);
	return Object.fromEntries(rows.flatMap((row) => (row ? [[row.key, row.value]] : []))) as Partial<
		Pick<Meta, K>
	>;
}

export async function putMeta<K extends MetaKey>(
	db: PersonDatabase,
	key: K,
	value: Meta[K]
): Promise<void> {
	await db.meta.put({ key, value });
}

/** Nothing fetched yet. */
export const NEVER_SYNCED: Meta['sync'] = {
	cursor: '',
	scope: '',
	epoch: '',
	versions: {},
	pulledAt: null,
	startsOver: false
};

export async function readSync(db: PersonDatabase): Promise<Meta['sync']> {
	return (await getMeta(db, 'sync')) ?? NEVER_SYNCED;
}

export async function readDevice(db: PersonDatabase): Promise<Meta['device']> {
	return neededDevice(await getMeta(db, 'device'));
}

/** Missing only before `prepareDevice`, and once the data were cleared under an open tab (S21). */
export function neededDevice(device: Meta['device'] | undefined): Meta['device'] {
	if (!device) throw Object.assign(new Error('this database has no client yet'), { name: CLEARED });
	return device;
}

/** Gives an empty database its client; `wasEmpty` tells of a first use or of cleared data (S21). */
export async function prepareDevice(
	db: PersonDatabase,
	newId: () => string
): Promise<{ wasEmpty: boolean }> {
	return db.transaction('rw', db.meta, async () => {
		if (await getMeta(db, 'device')) return { wasEmpty: false };
		const device = { isBound: false, nextMid: 1, deviceSeq: 0, touched: 0, queued: 0 };
		await putMeta(db, 'device', { clientId: newId(), ...device });
		return { wasEmpty: true };
	});
}
