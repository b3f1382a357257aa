import type { Env } from '../env.ts';
import { z } from '../../domain/schema/zod.ts';
import { clientAddress } from '../http/address.ts';
import { codeOfStatus, problem } from '../http/problem.ts';
import { checkRate, createRateLimit } from '../http/rate.ts';
import { receive } from '../http/receive.ts';
import { createMoveAnswers } from './answer-move.ts';
import type { AuthEvent } from './auth-event.ts';
import type { Auth } from './auth.ts';
import { INNER_ADDRESS } from './identity.ts';

/** The paths under /api/auth that are open, with their method. */
export const AUTH_METHODS = {
	'move-code': 'POST',
	'sign-in/code': 'POST',
	'sign-in/email': 'POST',
	'sign-out': 'POST'
} as const;

type AuthPath = keyof typeof AUTH_METHODS;

type Dependencies = { auth: Auth; env: Pick<Env, 'trustProxy'>; clock: () => number };

const MINUTE_MS = 60_000;
const SIGN_INS_PER_ACCOUNT = 5;
/** Of all accounts together: a town hall shares one address. */
const SIGN_INS_PER_ADDRESS = 300;
const MAX_SIGN_IN_BYTES = 4096;

const signInBody = z.object({
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
	password: z.string().check(z.minLength(1), z.maxLength(128))
});

/** Answers /api/auth/…: the few paths that are open, better-auth's and our own; every refusal as problem+json. */
export function createAuthAnswers({ auth, env, clock }: Dependencies) {
	const limit = (most: number) => createRateLimit({ limit: most, windowMs: MINUTE_MS, clock });
	const perAccount = limit(SIGN_INS_PER_ACCOUNT);
	const perAddress = limit(SIGN_INS_PER_ADDRESS);

	/** An unknown address and a wrong password get the same answer after the same work. */
	async function signIn(event: AuthEvent): Promise<Response> {
		const address = clientAddress(event, env.trustProxy);
		const tooManyHere = checkRate(perAddress, address);
		if (tooManyHere) return tooManyHere;
		const body = await receive(event, { schema: signInBody, maxBytes: MAX_SIGN_IN_BYTES });
		if (body instanceof Response) return body;
		const tooMany = checkRate(perAccount, `${body.value.email} ${address}`);
		if (tooMany) return tooMany;
		const answer = await forward(event.request, 'sign-in/email', JSON.stringify(body.value));
		if (!answer.ok) return answer;
		await endPrevious(event);
		return withoutToken(answer);
	}

	async function signOut(event: AuthEvent): Promise<Response> {
		const answer = await forward(event.request, 'sign-out', '{}');
		await endPrevious(event);
		return answer;
	}

	/** The session that the request came with is over; streams that hold it are told. */
	async function endPrevious({ locals }: AuthEvent): Promise<void> {
		if (locals.session) await auth.sessions.end(locals.session.id);
	}

	/** better-auth gets only what it needs: what else a client sends, it never sees. */
	async function forward(
		request: Request,
		path: 'sign-in/email' | 'sign-out',
		body: string
	): Promise<Response> {
		const headers = new Headers({ 'content-type': 'application/json' });
		for (const name of ['cookie', 'user-agent']) {
			const value = request.headers.get(name);
			if (value) headers.set(name, value);
		}
		const inner = new Request(`${INNER_ADDRESS}/api/auth/${path}`, {
			method: request.method,
			headers,
			body
		});
		return toProblem(await auth.identityFor(request).handler(inner));
	}

	const move = createMoveAnswers({ auth, env, clock, endPrevious });
	const answers: Record<AuthPath, (event: AuthEvent) => Promise<Response>> = {
		'move-code': move.makeCode,
		'sign-in/code': move.signInWithCode,
		'sign-in/email': signIn,
		'sign-out': signOut
	};

	return async (event: AuthEvent): Promise<Response> => {
		const path = event.url.pathname.replace('/api/auth/', '');
		if (!isOpen(path)) return problem(404, 'not-found');
		const method = AUTH_METHODS[path];
		if (method !== event.request.method)
			return problem(405, 'method', { headers: { allow: method } });
		return answers[path](event);
	};
}

function isOpen(path: string): path is AuthPath {
	return Object.hasOwn(AUTH_METHODS, path);
}

/** Who signed in. The session's token travels in the cookie only, where no script can read it. */
async function withoutToken(answer: Response): Promise<Response> {
	const { user } = (await answer.json()) as { user: unknown };
	const headers = new Headers(answer.headers);
	headers.delete('content-length');
	return Response.json({ user }, { headers });
}

/** A failure inside better-auth is an incident of ours; its log line has gone before. */
function toProblem(answer: Response): Response {
	if (answer.status < 400) return answer;
	if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
	const status = answer.status === 422 ? 400 : answer.status;
	return problem(status, codeOfStatus(status));
}
