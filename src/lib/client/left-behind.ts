import { CURRENT_PERSON } from './local-keys.ts';
import { personDatabaseName } from './database.ts';
import type { LocalStore } from './deps.ts';
import type { QueueRow } from './queue-format.ts';
import type { Unsent } from './rescue-text.ts';

type Means = { factory: IDBFactory; local: Pick<LocalStore, 'getItem'> };

/**
 * What the last person of this device has not sent, read out of a database that this build cannot open: as it is, in
 * whatever version. An upgrade that broke off has left it as it was before. Undefined = there is nobody, or no database.
 */
export async function readLeftBehind({ factory, local }: Means): Promise<Unsent | undefined> {
	const personId = local.getItem(CURRENT_PERSON);
	const db =
		personId === null ? undefined : await openAsItIs(factory, personDatabaseName(personId));
	if (!db) return undefined;
	try {
		const stores = [...db.objectStoreNames].filter((name) => name === 'queue' || name === 'meta');
		if (!stores.includes('queue')) return undefined;
		const reading = db.transaction(stores, 'readonly');
		// In order of its key, the number (S1).
		const rows = await resultOf<QueueRow[]>(reading.objectStore('queue').getAll());
		const clientId = stores.includes('meta') ? await readClientId(reading.objectStore('meta')) : '';
		return { personId: personId!, clientId, mutations: rows.map(({ text }) => text) };
	} finally {
		db.close();
	}
}

/** Nothing is made where nothing is. */
function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
	return new Promise((resolve, reject) => {
		const asked = factory.open(name);
		let isNew = false;
		asked.onupgradeneeded = () => {
			isNew = true;
			asked.transaction!.abort();
		};
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => (isNew ? resolve(undefined) : reject(asked.error!));
	});
}

/** Only a word for whoever reads the file: '' where this build does not find it. */
async function readClientId(meta: IDBObjectStore): Promise<string> {
	const rows = await resultOf<unknown[]>(meta.getAll());
	const device = rows.find((row) => (row as { key?: unknown }).key === 'device');
	const { clientId } = (device as { value?: { clientId?: unknown } } | undefined)?.value ?? {};
	return typeof clientId === 'string' ? clientId : '';
}

function resultOf<T>(asked: IDBRequest): Promise<T> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result as T);
		asked.onerror = () => reject(asked.error!);
	});
}
