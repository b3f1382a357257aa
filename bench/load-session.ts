import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { SESSION_SECONDS, sessionCookieName } from '../src/lib/server/auth/session-cookie.ts';
import type { AuthTables } from '../src/lib/server/auth/tables.ts';

/** The row that better-auth writes at a sign-in. */
export async function newSession(
	db: Kysely<AuthTables>,
	{ personId, token, now }: { personId: string; token: string; now: number }
): Promise<void> {
	const at = new Date(now).toISOString();
	await db
		.insertInto('session')
		.values({
			id: crypto.randomUUID(),
			person_id: personId,
			token,
			expires_at: new Date(now + SESSION_SECONDS * 1000).toISOString(),
			created_at: at,
			updated_at: at,
			ip_address: null,
			user_agent: null
		})
		.execute();
}

/** The cookie header of that session over plain http, signed as better-auth signs it. */
export function signedCookie(secret: string, token: string): string {
	const signature = createHmac('sha256', secret).update(token).digest('base64');
	return `${sessionCookieName(false)}=${encodeURIComponent(`${token}.${signature}`)}`;
}
