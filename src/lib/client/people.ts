import type { ClientDeps } from './deps.ts';
import { CURRENT_PERSON } from './local-keys.ts';
import type { FirstScreen } from './first-screen.ts';
import { type OpenPerson, openPersonClient } from './person-client.ts';
import { countOthersQueued, openProfiles, type Profiles, readPersons } from './profiles.ts';
import { createFollowed, type Followed, NOTHING_KNOWN } from './status.ts';
import type { PersonOnDevice } from './session-types.ts';
import type { ClientStatus } from './status-types.ts';

/** The people of a device, of whom at most one has their data open (S20). */
export type People = {
	profiles: Profiles;
	status: Followed<ClientStatus>;
	opened: Followed<{ person: OpenPerson | null }>;
	/** A location that is known to be shown next is read at once. */
	open(personId: string, locationId?: string): Promise<OpenPerson>;
	shut(): void;
	all(): Promise<PersonOnDevice[]>;
};

export function createPeople(deps: ClientDeps, screen: FirstScreen): People {
	const profiles = openProfiles(deps.dexie);
	const status = createFollowed<ClientStatus>(NOTHING_KNOWN);
	const opened = createFollowed<{ person: OpenPerson | null }>({ person: null });

	async function open(personId: string, locationId?: string): Promise<OpenPerson> {
		const current = opened.get().person;
		if (current?.personId === personId) return current;
		current?.close();
		status.set(NOTHING_KNOWN);
		deps.local.setItem(CURRENT_PERSON, personId);
		const person = await openPersonClient(deps, personId, { status, screen });
		if (locationId) readAhead(person, locationId);
		opened.set({ person });
		countOthers(person).catch((error: unknown) => {
			if (!isOpen(person)) return;
			status.set({ othersQueued: null });
			deps.report(error);
		});
		return person;
	}

	/** While the page that asks for it is put together. A failure is told to that page, which follows it as well. */
	function readAhead({ views }: OpenPerson, locationId: string): void {
		const stop = views.location(locationId).subscribe(
			() => {},
			() => {}
		);
		void screen.drawn.then(stop);
	}

	function shut(): void {
		opened.get().person?.close();
		opened.set({ person: null });
		status.set(NOTHING_KNOWN);
	}

	async function all(): Promise<PersonOnDevice[]> {
		return readPersons(profiles, deps.dexie, opened.get().person?.personId ?? null);
	}

	/** S20: others' unsent edits are counted, never sent. */
	async function countOthers(person: OpenPerson): Promise<void> {
		await screen.drawn;
		if (!isOpen(person)) return;
		const othersQueued = await countOthersQueued(profiles, deps.dexie, person.personId);
		if (isOpen(person)) status.set({ othersQueued });
	}

	function isOpen(person: OpenPerson): boolean {
		return opened.get().person === person;
	}

	return { profiles, status, opened, open, shut, all };
}
