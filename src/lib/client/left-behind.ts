import { CURRENT_PERSON } from './local-keys.ts';
import { personDatabaseName } from './database.ts';
import type { LocalStore } from './deps.ts';
import { PROFILES_DATABASE } from './profiles.ts';
import type { QueueRow } from './queue-format.ts';
import type { Unsent } from './rescue-text.ts';
import type { Profile } from './session-types.ts';

type Means = { factory: IDBFactory; local: Pick<LocalStore, 'getItem'> };

type Known = Pick<Profile, 'id' | 'name'>;

/** What one person has not sent; `isWhole`: nobody's data were unreadable. */
export type LeftBehind = { persons: { name: string; unsent: Unsent }[]; isWhole: boolean };

/**
 * What everybody on this device has not sent (S20), read out of databases that this build cannot open: as they are, in
 * whatever version. An upgrade that broke off has left them as they were before, and breaks off for all alike.
 */
export async function readLeftBehind({ factory, local }: Means): Promise<LeftBehind> {
	const known = await readKnown(factory, local.getItem(CURRENT_PERSON));
	const read = await Promise.allSettled(known.map(({ id }) => readUnsent(factory, id)));
	const persons = read.flatMap((outcome, at) =>
		outcome.status === 'fulfilled' && outcome.value
			? [{ name: known[at]!.name, unsent: outcome.value }]
			: []
	);
	return { persons, isWhole: known.length > 0 && persons.length === known.length };
}

/** Everybody with a profile, and the last person also where the profiles cannot be read. */
async function readKnown(factory: IDBFactory, currentId: string | null): Promise<Known[]> {
	const profiles = await readProfiles(factory).catch((): Known[] => []);
	const isMissing = currentId !== null && !profiles.some(({ id }) => id === currentId);
	return isMissing ? [{ id: currentId, name: '' }, ...profiles] : profiles;
}

async function readProfiles(factory: IDBFactory): Promise<Known[]> {
	const db = await openAsItIs(factory, PROFILES_DATABASE);
	if (!db) return [];
	try {
		if (!db.objectStoreNames.contains('profiles')) return [];
		return await resultOf<Profile[]>(db.transaction('profiles').objectStore('profiles').getAll());
	} finally {
		db.close();
	}
}

/** Undefined = there is no database, or none that has a queue. */
async function readUnsent(factory: IDBFactory, personId: string): Promise<Unsent | undefined> {
	const db = await openAsItIs(factory, personDatabaseName(personId));
	if (!db) return undefined;
	try {
		const stores = [...db.objectStoreNames].filter((name) => name === 'queue' || name === 'meta');
		if (!stores.includes('queue')) return undefined;
		const reading = db.transaction(stores, 'readonly');
		// In order of its key, the number (S1).
		const rows = await resultOf<QueueRow[]>(reading.objectStore('queue').getAll());
		const clientId = stores.includes('meta') ? await readClientId(reading.objectStore('meta')) : '';
		return { personId, clientId, mutations: rows.map(({ text }) => text) };
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
