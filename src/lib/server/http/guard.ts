import type { Env } from '../env.ts';
import type { Session } from '../auth/sessions.ts';
import { checkContentLength } from './body.ts';
import { isForAnother } from './is-for-another.ts';
import { checkOrigin } from './origin.ts';
import { problem } from './problem.ts';
import { checkRate, createRateLimit } from './rate.ts';

type GuardedEvent = {
	request: Request;
	route: { id: string | null };
	locals: { session: Session | null };
};

/** Routes under /api that answer without a session; any other wants one, new ones included. */
const PUBLIC_ROUTES: readonly (string | null)[] = [
	'/api/auth/[...all]',
	'/api/ping',
	'/api/health'
];

const MINUTE_MS = 60_000;

/**
 * What every request under /api is looked at for before its body is touched, in the protocol's order: length,
 * session, origin, whose edits these are, rate. `receive` does the rest.
 */
export function createGuard(
	env: Pick<Env, 'origin' | 'trustProxy' | 'sessionRate'>,
	clock: () => number
) {
	const perSession = createRateLimit({ limit: env.sessionRate, windowMs: MINUTE_MS, clock });
	return ({ request, route, locals }: GuardedEvent): Response | null => {
		const isPublic = PUBLIC_ROUTES.includes(route.id);
		return (
			checkContentLength(request) ??
			(isPublic ? null : checkSession(locals)) ??
			checkOrigin(request, env) ??
			(isSync(route) ? checkPerson(request, locals) : null) ??
			(locals.session && !isPublic ? checkRate(perSession, locals.session.id) : null)
		);
	};
}

function checkSession({ session }: { session: Session | null }): Response | null {
	return session ? null : problem(401, 'sign-in');
}

function isSync({ id }: GuardedEvent['route']): boolean {
	return id !== null && id.startsWith('/api/sync/');
}

function checkPerson(request: Request, { session }: GuardedEvent['locals']): Response | null {
	return session && isForAnother(request, session) ? problem(403, 'client-of-another') : null;
}

/** The session of a request that `createGuard` let through, for an endpoint that needs to know whose it is. */
export function requireSession({ session }: { session: Session | null }): Session | Response {
	return session ?? problem(401, 'sign-in');
}
