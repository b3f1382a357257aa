import type { Me } from '../domain/schema/person.ts';
import type { Session } from './client-types.ts';
import type { ClientDeps } from './deps.ts';
import { CURRENT_PERSON, END_SESSION } from './local-keys.ts';
import type { People } from './people.ts';
import type { Proof } from './sign-in.ts';
import type { MoveCodeOutcome, SignInOutcome, SignOutOutcome } from './session-types.ts';

const UNREACHED = { ok: false, code: 'server' } as const;

/** Who is signed in. Signing in needs the server once; everything after it does not. */
export function createSession(
	deps: ClientDeps,
	people: People
): Session & { endLeftOver(): Promise<void> } {
	const { local } = deps;
	const now = () => new Date(deps.clock()).toISOString();

	const signIn = (email: string, password: string) => signInWith({ email, password });
	const signInWithCode = (code: string) => signInWith({ code });

	/** undefined: it could not be fetched. */
	async function loadRequests(): Promise<typeof import('./sign-in.ts') | undefined> {
		try {
			return await import('./sign-in.ts');
		} catch (error) {
			deps.report(error);
			return undefined;
		}
	}

	async function signInWith(proof: Proof): Promise<SignInOutcome> {
		const requests = await loadRequests();
		if (!requests) return UNREACHED;
		const answer = await requests.requestSignIn(deps, proof);
		if (!answer.ok) return answer;
		local.removeItem(END_SESSION);
		await enter(answer.me, answer.email);
		return { ok: true, personId: answer.me.personId };
	}

	async function enter(me: Me, email: string): Promise<void> {
		const profile = { id: me.personId, name: me.name, email, lastUsed: now(), signedOut: false };
		const isKnown = (await people.profiles.get(me.personId)) !== undefined;
		await people.profiles.put(profile);
		const opened = await people.open(me.personId);
		// The first time there was nothing to be cleared.
		if (!isKnown) people.status.set({ cleared: null });
		await opened.signedIn(me);
	}

	async function signOut({ force = false } = {}): Promise<SignOutOutcome> {
		const current = (await people.all()).find(({ isCurrent }) => isCurrent);
		if (current && current.queued !== 0 && !force)
			return { ok: false, code: 'unsent', queued: current.queued };
		const profile = current && (await people.profiles.get(current.id));
		if (profile) await people.profiles.put({ ...profile, signedOut: true });
		await people.opened.get().person?.drafts.dropAll();
		local.removeItem(CURRENT_PERSON);
		people.shut();
		await endSession();
		return { ok: true };
	}

	/** The session lives in a cookie that only the server can end: without a connection later. */
	async function endSession(): Promise<void> {
		local.setItem(END_SESSION, 'yes');
		const requests = await loadRequests();
		if (await requests?.requestSignOut(deps)) local.removeItem(END_SESSION);
	}

	async function switchTo(personId: string): Promise<{ ok: boolean }> {
		const profile = await people.profiles.get(personId);
		if (!profile || profile.signedOut) return { ok: false };
		await people.profiles.put({ ...profile, lastUsed: now() });
		(await people.open(personId)).start();
		return { ok: true };
	}

	async function moveCode(): Promise<MoveCodeOutcome> {
		const requests = await loadRequests();
		return requests ? requests.requestMoveCode(deps) : UNREACHED;
	}

	async function endLeftOver(): Promise<void> {
		if (local.getItem(END_SESSION) !== null) await endSession();
	}

	return { signIn, signInWithCode, moveCode, signOut, switchTo, endLeftOver };
}
