import { Dexie, type DexieOptions, type Table } from 'dexie';
import { openPersonDatabase, personDatabaseName } from './database.ts';
import type { PersonOnDevice, Profile } from './session-types.ts';

type ProfilesDatabase = Dexie & { profiles: Table<Profile, string> };

export const PROFILES_DATABASE = 'opvangbord';

/** Who has ever signed in on this device; the data of each is in a database of their own (S20). */
export type Profiles = {
	put(profile: Profile): Promise<void>;
	get(id: string): Promise<Profile | undefined>;
	all(): Promise<Profile[]>;
	close(): void;
};

export function openProfiles(options: DexieOptions): Profiles {
	const db = new Dexie(PROFILES_DATABASE, { cache: 'disabled', ...options }) as ProfilesDatabase;
	db.version(1).stores({ profiles: 'id, name, email, lastUsed' });
	return {
		put: async (profile) => void (await db.profiles.put(profile)),
		get: async (id) => db.profiles.get(id),
		all: async () => db.profiles.orderBy('lastUsed').reverse().toArray(),
		close: () => db.close()
	};
}

/** Everybody known here with what they still have to send, without opening their data for use. */
export async function readPersons(
	profiles: Profiles,
	options: DexieOptions,
	currentId: string | null
): Promise<PersonOnDevice[]> {
	const persons: PersonOnDevice[] = [];
	for (const profile of await profiles.all())
		persons.push({
			...profile,
			isCurrent: profile.id === currentId,
			queued: await countQueue(profile.id, options)
		});
	return persons;
}

/** What everybody but this person still has to send; null where that cannot be read of somebody. */
export async function countOthersQueued(
	profiles: Profiles,
	options: DexieOptions,
	personId: string
): Promise<number | null> {
	let sum = 0;
	for (const { id } of await profiles.all()) {
		const queued = id === personId ? 0 : await countQueue(id, options);
		if (queued === null) return null;
		sum += queued;
	}
	return sum;
}

/** Null where it cannot be read: one person's data that do not open keep nobody else out (S20). */
async function countQueue(personId: string, options: DexieOptions): Promise<number | null> {
	const probe = new Dexie(personDatabaseName(personId), options);
	// A name without a database behind it must not make an empty one.
	const failure = await probe.open().then(
		() => undefined,
		(error: unknown) => error as Error
	);
	probe.close();
	if (failure) return failure.name === 'NoSuchDatabaseError' ? 0 : null;
	const db = openPersonDatabase(personId, options);
	try {
		return await db.queue.count();
	} catch {
		return null;
	} finally {
		db.close();
	}
}
