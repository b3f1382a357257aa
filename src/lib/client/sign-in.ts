import { type Me, me } from '../domain/schema/person.ts';
import { z } from '../domain/schema/zod.ts';
import type { ClientDeps } from './deps.ts';
import { type Answer, createRequest } from './request.ts';
import type { MoveCodeOutcome, SignInOutcome } from './session-types.ts';

const TIMEOUT_MS = 30_000;

type SignInFailure = Extract<SignInOutcome, { ok: false }>;

type SignedIn = { ok: true; me: Me; email: string };

const signedIn = z.object({ user: z.object({ email: z.string() }) });
const madeCode = z.object({ code: z.string(), expiresAt: z.string() });

/** What one signs in with: a password, or a short code from another browser of the same person. */
export type Proof = { email: string; password: string } | { code: string };

/** Asks for a session, and whose it is. */
export async function requestSignIn(
	deps: ClientDeps,
	proof: Proof
): Promise<SignedIn | SignInFailure> {
	const path = 'code' in proof ? '/api/auth/sign-in/code' : '/api/auth/sign-in/email';
	const answer = await post(deps, path, proof);
	if (answer.is !== 'ok') return toFailure(answer);
	const who = await createRequest(deps)('/api/me', { timeoutMs: TIMEOUT_MS });
	if (who.is !== 'ok') return toFailure(who);
	const person = me.safeParse(who.body);
	const email = 'email' in proof ? proof.email : signedIn.safeParse(answer.body).data?.user.email;
	if (!person.success || email === undefined) return { ok: false, code: 'server' };
	return { ok: true, me: person.data, email };
}

export async function requestSignOut(deps: ClientDeps): Promise<boolean> {
	return (await post(deps, '/api/auth/sign-out', {})).is !== 'unreachable';
}

/** Asks for a code that signs this person in elsewhere. */
export async function requestMoveCode(deps: ClientDeps): Promise<MoveCodeOutcome> {
	const answer = await post(deps, '/api/auth/move-code', {});
	if (answer.is !== 'ok') {
		const { code } = toFailure(answer);
		return { ok: false, code: code === 'wrong' ? 'sign-in' : code };
	}
	const made = madeCode.safeParse(answer.body);
	return made.success ? { ok: true, ...made.data } : { ok: false, code: 'server' };
}

function post(deps: ClientDeps, path: string, body: object): Promise<Answer> {
	return createRequest(deps)(path, {
		method: 'POST',
		timeoutMs: TIMEOUT_MS,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

function toFailure(answer: Exclude<Answer, { is: 'ok' }>): SignInFailure {
	if (answer.is === 'unreachable') return { ok: false, code: 'offline' };
	if (answer.status === 401 || answer.status === 400) return { ok: false, code: 'wrong' };
	if (answer.status !== 429) return { ok: false, code: 'server' };
	const retryAfter = Math.ceil((answer.retryAfterMs ?? 10_000) / 1000);
	return { ok: false, code: 'rate', retryAfter };
}
