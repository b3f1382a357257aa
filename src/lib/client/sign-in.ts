import { type Me, me } from '../domain/schema/person.ts';
import type { ClientDeps } from './deps.ts';
import { type Answer, createRequest } from './request.ts';
import type { SignInOutcome } from './view-types.ts';

const TIMEOUT_MS = 30_000;

type SignInFailure = Extract<SignInOutcome, { ok: false }>;

/** Asks for a session, and whose it is. */
export async function requestSignIn(
	deps: ClientDeps,
	email: string,
	password: string
): Promise<{ ok: true; me: Me } | SignInFailure> {
	const request = createRequest(deps);
	const answer = await request('/api/auth/sign-in/email', {
		method: 'POST',
		timeoutMs: TIMEOUT_MS,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password })
	});
	if (answer.is !== 'ok') return toFailure(answer);
	const who = await request('/api/me', { timeoutMs: TIMEOUT_MS });
	if (who.is !== 'ok') return toFailure(who);
	const parsed = me.safeParse(who.body);
	return parsed.success ? { ok: true, me: parsed.data } : { ok: false, code: 'server' };
}

export async function requestSignOut(deps: ClientDeps): Promise<boolean> {
	const answer = await createRequest(deps)('/api/auth/sign-out', {
		method: 'POST',
		timeoutMs: TIMEOUT_MS,
		headers: { 'content-type': 'application/json' },
		body: '{}'
	});
	return answer.is !== 'unreachable';
}

function toFailure(answer: Exclude<Answer, { is: 'ok' }>): SignInFailure {
	if (answer.is === 'unreachable') return { ok: false, code: 'offline' };
	if (answer.status === 401 || answer.status === 400) return { ok: false, code: 'wrong' };
	if (answer.status !== 429) return { ok: false, code: 'server' };
	const retryAfter = Math.ceil((answer.retryAfterMs ?? 10_000) / 1000);
	return { ok: false, code: 'rate', retryAfter };
}
