import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { engineOf } from '../store/engine.ts';
import { SESSION_SECONDS, sessionCookieName } from './session-cookie.ts';
import type { AuthTables } from './tables.ts';

/** better-auth wants to know its own address; requests are rewritten to this one, whatever ours is. */
export const INNER_ADDRESS = 'http://auth.invalid';

export type Identity = ReturnType<typeof createIdentity>;

type Settings = {
	db: Kysely<AuthTables>;
	secret: string;
	ids: () => string;
	log: Log;
	/** Of one instance, because the name of the cookie depends on it. */
	isSecure: boolean;
};

/** better-auth on our own tables: e-mail and password, sessions of 30 days, and nothing else switched on. */
export function createIdentity({ db, secret, ids, log, isSecure }: Settings) {
	const cookieName = sessionCookieName(isSecure);
	return betterAuth({
		appName: 'Opvangbord',
		baseURL: INNER_ADDRESS,
		basePath: '/api/auth',
		secret,
		// Its own transactions would wait for ever for the one connection that an outer one holds. Our columns are text
		// and whole numbers in every engine, which is what it writes for this type.
		database: { db, type: 'sqlite', transaction: false },
		emailAndPassword: { enabled: true, disableSignUp: true },
		account: { modelName: 'account', fields: ACCOUNT_FIELDS, accountLinking: { enabled: false } },
		user: { modelName: 'person', fields: PERSON_FIELDS },
		session: {
			modelName: 'session',
			fields: SESSION_FIELDS,
			expiresIn: SESSION_SECONDS,
			updateAge: 24 * 60 * 60
		},
		verification: { modelName: 'verification', fields: VERIFICATION_FIELDS },
		// Ours counts per account and address, and a whole town hall shares one address.
		rateLimit: { enabled: false },
		advanced: {
			useSecureCookies: false,
			cookiePrefix: cookieName,
			cookies: { session_token: { name: cookieName } },
			defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
			// `checkOrigin` has looked at every request before it comes here.
			disableCSRFCheck: true,
			ipAddress: { disableIpTracking: true },
			// It looks for the tables in the catalogue of the type that it was told.
			database: { generateId: ids, validateSchema: engineOf(db).name === 'SQLite' }
		},
		// A fault in the store is answered and logged where all of them are.
		onAPIError: { throw: true },
		telemetry: { enabled: false },
		logger: {
			level: 'error',
			// The message alone: what comes with it may hold a query with an address in it.
			log: (level, message) => log[level === 'debug' ? 'debug' : level]({ part: 'auth' }, message)
		}
	});
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

const PERSON_FIELDS = { ...TIMES, emailVerified: 'email_verified' };

const SESSION_FIELDS = {
	...TIMES,
	userId: 'person_id',
	expiresAt: 'expires_at',
	ipAddress: 'ip_address',
	userAgent: 'user_agent'
};

const ACCOUNT_FIELDS = {
	...TIMES,
	userId: 'person_id',
	accountId: 'account_id',
	providerId: 'provider_id',
	accessToken: 'access_token',
	refreshToken: 'refresh_token',
	idToken: 'id_token',
	accessTokenExpiresAt: 'access_token_expires_at',
	refreshTokenExpiresAt: 'refresh_token_expires_at'
};

const VERIFICATION_FIELDS = { ...TIMES, expiresAt: 'expires_at' };
