import { z } from '../../domain/schema/zod.ts';
import type { Env } from '../env.ts';
import { clientAddress } from '../http/address.ts';
import { requireSession } from '../http/guard.ts';
import { problem } from '../http/problem.ts';
import { checkRate, createRateLimit } from '../http/rate.ts';
import { receive } from '../http/receive.ts';
import type { AuthEvent } from './auth-event.ts';
import type { Auth } from './auth.ts';

type Dependencies = {
	auth: Auth;
	env: Pick<Env, 'trustProxy'>;
	clock: () => number;
	endPrevious: (event: AuthEvent) => Promise<void>;
};

const MINUTE_MS = 60_000;
const CODES_PER_PERSON = 30;
/** A town hall shares one address; against 2^40 codes these are no chance at all. */
const TRIES_PER_ADDRESS = 60;
const MAX_BYTES = 1024;

/** As it is read aloud and typed: in any case, with a space or a hyphen halfway. */
const codeBody = z.object({
	code: z.string().check(z.maxLength(20), z.regex(/^\s*[a-z2-9]{4}[ -]?[a-z2-9]{4}\s*$/i))
});

/** The two ends of carrying a session to another browser: a code from the one, a session for the other. */
export function createMoveAnswers({ auth, env, clock, endPrevious }: Dependencies) {
	const limit = (most: number) => createRateLimit({ limit: most, windowMs: MINUTE_MS, clock });
	const perPerson = limit(CODES_PER_PERSON);
	const perAddress = limit(TRIES_PER_ADDRESS);

	async function makeCode({ locals }: AuthEvent): Promise<Response> {
		const session = requireSession(locals);
		if (session instanceof Response) return session;
		const tooMany = checkRate(perPerson, session.personId);
		return tooMany ?? Response.json(await auth.moveCodes.make(session.personId));
	}

	async function signInWithCode(event: AuthEvent): Promise<Response> {
		const tooMany = checkRate(perAddress, clientAddress(event, env.trustProxy));
		if (tooMany) return tooMany;
		const body = await receive(event, { schema: codeBody, maxBytes: MAX_BYTES });
		if (body instanceof Response) return body;
		const personId = await auth.moveCodes.use(body.value.code.replace(/[\s-]/g, '').toUpperCase());
		const user = personId && (await auth.people.userOf(personId));
		if (!user) return problem(401, 'sign-in');
		const setCookie = await auth.startSession(event.request, user.id);
		await endPrevious(event);
		return Response.json({ user }, { headers: { 'set-cookie': setCookie } });
	}

	return { makeCode, signInWithCode };
}
