import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { announceEndedSessions } from '../store/announce.ts';
import { createKeptSelects } from '../store/kept-selects.ts';
import { SESSION_SECONDS } from './session-cookie.ts';
import type { AuthTables } from './tables.ts';

export type Session = { id: string; personId: string; name: string; expiresAt: string };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Ids in one query. */
const ASKED_AT_ONCE = 1000;
const SESSION_MS = SESSION_SECONDS * 1000;

/**
 * better-auth's `session` table, read with one query of our own: 0.04 ms where its `getSession` takes 0.4, and
 * this is on the path of every request. There is no cache, so what is ended is over at the next request.
 */
export function createSessions(db: Kysely<AuthTables>, clock: () => number) {
	const ask = createKeptSelects();
	const listeners = new Map<string, Set<() => void>>();
	const now = () => new Date(clock()).toISOString();

	async function find(token: string): Promise<Session | null> {
		const [row] = await ask(db, 'session', { token }, (given) =>
			db
				.selectFrom('session')
				.innerJoin('person', 'person.id', 'session.person_id')
				.select(['session.id', 'person_id as personId', 'name', 'expires_at as expiresAt'])
				.where('token', '=', given.token)
		);
		return row && row.expiresAt > now() ? row : null;
	}

	/** Gives the token of a new one. */
	async function start(parts: { id: string; personId: string; userAgent: string }) {
		const token = randomBytes(32).toString('base64url');
		await db
			.insertInto('session')
			.values({
				id: parts.id,
				person_id: parts.personId,
				token,
				expires_at: new Date(clock() + SESSION_MS).toISOString(),
				created_at: now(),
				updated_at: now(),
				ip_address: '',
				user_agent: parts.userAgent
			})
			.execute();
		return token;
	}

	/** Puts the end of a session 30 days ahead, at most once a day; gives it back unchanged on that day. */
	async function renew(session: Session): Promise<Session> {
		const expiresAt = new Date(clock() + SESSION_MS).toISOString();
		if (Date.parse(expiresAt) - Date.parse(session.expiresAt) < DAY_MS) return session;
		await db
			.updateTable('session')
			.set({ expires_at: expiresAt, updated_at: now() })
			.where('id', '=', session.id)
			.execute();
		return { ...session, expiresAt };
	}

	async function end(sessionId: string): Promise<void> {
		await db.deleteFrom('session').where('id', '=', sessionId).execute();
		await announceEndedSessions(db);
		tell(sessionId);
	}

	function tell(sessionId: string): void {
		for (const listener of listeners.get(sessionId) ?? []) listener();
	}

	async function forgetExpired(): Promise<void> {
		await db.deleteFrom('session').where('expires_at', '<=', now()).execute();
	}

	/** Tells of this session when it ends before its time; returns the way to stop listening. */
	function onEnded(sessionId: string, listener: () => void): () => void {
		const known = listeners.get(sessionId) ?? new Set();
		listeners.set(sessionId, known.add(listener));
		return () => {
			known.delete(listener);
			if (known.size === 0) listeners.delete(sessionId);
		};
	}

	/** Tells of sessions that another process ended, as the command line or another app instance does. */
	async function follow(): Promise<void> {
		const heard = [...listeners.keys()];
		for (let start = 0; start < heard.length; start += ASKED_AT_ONCE) {
			const part = heard.slice(start, start + ASKED_AT_ONCE);
			const rows = await db.selectFrom('session').select('id').where('id', 'in', part).execute();
			const alive = new Set(rows.map(({ id }) => id));
			part.filter((id) => !alive.has(id)).forEach(tell);
		}
	}

	return { find, start, renew, end, forgetExpired, onEnded, follow };
}
