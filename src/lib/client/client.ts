import type { Me } from '../domain/schema/person.ts';
import type { Client } from './client-types.ts';
import type { ClientDeps } from './deps.ts';
import { CURRENT_PERSON } from './local-keys.ts';
import { type OpenPerson, openPersonClient } from './person-client.ts';
import { openProfiles, readPersons } from './profiles.ts';
import { createRequest } from './request.ts';
import { requestSignIn, requestSignOut } from './sign-in.ts';
import { createFollowed, NOTHING_KNOWN } from './status.ts';
import type { ClientStatus, SignInOutcome, SignOutOutcome } from './view-types.ts';

/** The client of a device: its people, and the one whose data is open. */
export type DeviceClient = Client & {
	/** Told at every change of `status` or `personId`. */
	subscribe(tell: () => void): () => void;
	/** Ends everything, as when the tab closes. */
	close(): void;
};

const END_SESSION = 'opvangbord-end-session';

/** Works without a browser: everything outside is in `deps`. */
export function createClient(deps: ClientDeps): DeviceClient {
	const { local } = deps;
	const profiles = openProfiles(deps.dexie);
	const request = createRequest(deps);
	const status = createFollowed<ClientStatus>(NOTHING_KNOWN);
	const person = createFollowed<{ open: OpenPerson | null }>({ open: null });

	function opened(): OpenPerson {
		const { open } = person.get();
		if (!open) throw new Error('nobody is signed in on this device');
		return open;
	}

	async function open(personId: string): Promise<OpenPerson> {
		const current = person.get().open;
		if (current?.personId === personId) return current;
		current?.close();
		status.set(NOTHING_KNOWN);
		local.setItem(CURRENT_PERSON, personId);
		const next = await openPersonClient(deps, personId, status);
		person.set({ open: next });
		await countOthers();
		return next;
	}

	function shut(): void {
		person.get().open?.close();
		person.set({ open: null });
		status.set(NOTHING_KNOWN);
	}

	async function persons() {
		return readPersons(profiles, deps.dexie, person.get().open?.personId ?? null);
	}

	/** S20: others' unsent edits are counted, never sent. */
	async function countOthers(): Promise<void> {
		const others = (await persons()).filter(({ isCurrent }) => !isCurrent);
		status.set({ othersQueued: others.reduce((sum, { queued }) => sum + queued, 0) });
	}

	async function start(): Promise<void> {
		const personId = local.getItem(CURRENT_PERSON);
		if (personId !== null) (await open(personId)).start();
		else if (local.getItem(END_SESSION) !== null) await endSession();
	}

	async function signIn(email: string, password: string): Promise<SignInOutcome> {
		const answer = await requestSignIn(request, email, password);
		if (!answer.ok) return answer;
		local.removeItem(END_SESSION);
		await enter(answer.me, email);
		return { ok: true, personId: answer.me.personId };
	}

	async function enter(me: Me, email: string): Promise<void> {
		const lastUsed = new Date(deps.clock()).toISOString();
		const profile = { id: me.personId, name: me.name, email, lastUsed, signedOut: false };
		const isKnown = (await profiles.get(me.personId)) !== undefined;
		await profiles.put(profile);
		const next = await open(me.personId);
		// The first time there was nothing to be cleared.
		if (!isKnown) status.set({ cleared: null });
		await next.signedIn(me);
	}

	async function signOut({ force = false } = {}): Promise<SignOutOutcome> {
		const { personId } = opened();
		const queued = (await persons()).find(({ isCurrent }) => isCurrent)?.queued ?? 0;
		if (queued > 0 && !force) return { ok: false, code: 'unsent', queued };
		const profile = await profiles.get(personId);
		if (profile) await profiles.put({ ...profile, signedOut: true });
		local.removeItem(CURRENT_PERSON);
		shut();
		await endSession();
		return { ok: true };
	}

	/** The session lives in a cookie that only the server can end: without a connection later. */
	async function endSession(): Promise<void> {
		local.setItem(END_SESSION, 'yes');
		if (await requestSignOut(request)) local.removeItem(END_SESSION);
	}

	async function switchTo(personId: string): Promise<{ ok: boolean }> {
		const profile = await profiles.get(personId);
		if (!profile || profile.signedOut) return { ok: false };
		await profiles.put({ ...profile, lastUsed: new Date(deps.clock()).toISOString() });
		(await open(personId)).start();
		return { ok: true };
	}

	return {
		start,
		persons,
		session: { signIn, signOut, switchTo },
		get personId() {
			return person.get().open?.personId ?? null;
		},
		get status() {
			return status.get();
		},
		get edit() {
			return opened().edit;
		},
		get views() {
			return opened().views;
		},
		get rescue() {
			return opened().rescue;
		},
		syncNow: () => opened().syncNow(),
		diagnosis: () => opened().diagnosis(),
		persist: () => opened().persist(),
		now: () => person.get().open?.now() ?? deps.clock(),
		subscribe(tell) {
			const stops = [status.subscribe(tell), person.subscribe(tell)];
			return () => stops.forEach((stop) => stop());
		},
		close() {
			shut();
			profiles.close();
		}
	};
}
