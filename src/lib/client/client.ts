import type { Client } from './client-types.ts';
import type { AddressSearch } from './find-addresses.ts';
import { toLater } from './later.ts';
import type { ClientDeps } from './deps.ts';
import { createFirstScreen } from './first-screen.ts';
import { CURRENT_PERSON } from './local-keys.ts';
import { createPeople } from './people.ts';
import type { OpenPerson } from './person-client.ts';
import { createSession } from './session.ts';

/** The client of a device: its people, and the one whose data is open. */
export type DeviceClient = Client & {
	/** Told at every change of `status` or `personId`. */
	subscribe(tell: () => void): () => void;
	/** Ends everything, as when the tab closes. */
	close(): void;
};

/** Works without a browser: everything outside is in `deps`. */
export function createClient(deps: ClientDeps): DeviceClient {
	const screen = createFirstScreen(deps);
	const people = createPeople(deps, screen);
	const { endLeftOver, ...session } = createSession(deps, people);

	function opened(): OpenPerson {
		const { person } = people.opened.get();
		if (!person) throw new Error('nobody is signed in on this device');
		return person;
	}

	async function loadAddresses(): Promise<AddressSearch> {
		const { createAddressSearch } = await import('./find-addresses.ts');
		return createAddressSearch(deps);
	}

	async function start(locationId?: string): Promise<void> {
		const personId = deps.local.getItem(CURRENT_PERSON);
		screen.begin();
		if (personId !== null) return (await people.open(personId, locationId)).start();
		screen.shown();
		await endLeftOver();
	}

	return {
		start,
		drawn: screen.drawn,
		session,
		addresses: toLater(loadAddresses),
		persons: people.all,
		get personId() {
			return people.opened.get().person?.personId ?? null;
		},
		get status() {
			return people.status.get();
		},
		get edit() {
			return opened().edit;
		},
		get views() {
			return opened().views;
		},
		get drafts() {
			return opened().drafts;
		},
		get rescue() {
			return opened().rescue;
		},
		syncNow: () => opened().syncNow(),
		diagnosis: () => opened().diagnosis(),
		persist: () => opened().persist(),
		now: () => people.opened.get().person?.now() ?? deps.clock(),
		subscribe(tell) {
			const stops = [people.status.subscribe(tell), people.opened.subscribe(tell)];
			return () => stops.forEach((stop) => stop());
		},
		close() {
			people.shut();
			people.profiles.close();
		}
	};
}
