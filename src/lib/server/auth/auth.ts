import { hashPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import { isSecure } from '../http/origin.ts';
import type { Tables } from '../store/tables.ts';
import { createAccounts } from './accounts.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createMoveCodes } from './move-codes.ts';
import { createPeople } from './people.ts';
import { createRecordChange } from './record-change.ts';
import {
	readSessionCookie,
	renewedCookie,
	sessionCookieName,
	signedToken
} from './session-cookie.ts';
import { createSessions, type Session } from './sessions.ts';

export type Auth = ReturnType<typeof createAuth>;

export type CarriedSession = { session: Session; setCookie: string | null };

type Dependencies = {
	db: Kysely<Tables>;
	env: Pick<Env, 'origin' | 'trustProxy'>;
	secret: string;
	clock: () => number;
	ids: () => string;
	log: Log;
};

/** Who is who: people with their grants, sessions, and better-auth behind them. */
export function createAuth({ db, env, secret, clock, ids, log }: Dependencies) {
	const record = createRecordChange(db, clock);
	const people = createPeople({ db, clock, ids, hashPassword, record });
	const accounts = createAccounts({ clock, hashPassword, record });
	const sessions = createSessions(db, clock);
	const moveCodes = createMoveCodes({ db, secret, clock, ids });
	const made = new Map<boolean, Identity>();

	/** better-auth for this request: one instance for https and one for plain http, made when first asked for. */
	function identityFor(request: Request): Identity {
		const secure = isSecure(request, env);
		const identity = made.get(secure) ?? createIdentity({ db, secret, ids, log, isSecure: secure });
		made.set(secure, identity);
		return identity;
	}

	/** The session that a request carries, and the cookie to set when its end was moved. */
	async function sessionOf(request: Request): Promise<CarriedSession | null> {
		const secure = isSecure(request, env);
		const name = sessionCookieName(secure);
		const cookie = readSessionCookie(request, { name, secret });
		const found = cookie && (await sessions.find(cookie.token));
		if (!found) return null;
		const session = await sessions.renew(found);
		return {
			session,
			setCookie: session === found ? null : renewedCookie(name, cookie.value, secure)
		};
	}

	/** A session of our own making, for who has proven otherwise who he is; gives the cookie to set. */
	async function startSession(request: Request, personId: string): Promise<string> {
		const secure = isSecure(request, env);
		const token = await sessions.start({
			id: ids(),
			personId,
			userAgent: request.headers.get('user-agent') ?? ''
		});
		return renewedCookie(sessionCookieName(secure), signedToken(token, secret), secure);
	}

	return { people, accounts, sessions, moveCodes, identityFor, sessionOf, startSession };
}
