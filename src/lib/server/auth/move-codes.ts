import { createHmac, randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuthTables } from './tables.ts';

export type MoveCode = { code: string; expiresAt: string };

type Dependencies = {
	db: Kysely<AuthTables>;
	secret: string;
	clock: () => number;
	ids: () => string;
};

const LIVES_MS = 5 * 60_000;
/** Nothing that looks like something else when it is read from one screen and typed on another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;
const KIND = 'move-code:';

/**
 * Short codes that carry a session to another browser of the same person: each works once, for five minutes, and a new
 * one ends the one before. Only a hash under the server's secret is kept, so a copy of the database opens nothing.
 */
export function createMoveCodes({ db, secret, clock, ids }: Dependencies) {
	const now = () => new Date(clock()).toISOString();
	const hashOf = (code: string) =>
		KIND + createHmac('sha256', secret).update(`${KIND}${code}`).digest('base64url');

	async function make(personId: string): Promise<MoveCode> {
		const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
		const expiresAt = new Date(clock() + LIVES_MS).toISOString();
		await db
			.deleteFrom('verification')
			.where('identifier', 'like', `${KIND}%`)
			.where((is) => is.or([is('value', '=', personId), is('expires_at', '<=', now())]))
			.execute();
		await db
			.insertInto('verification')
			.values({
				id: ids(),
				identifier: hashOf(code),
				value: personId,
				expires_at: expiresAt,
				created_at: now(),
				updated_at: now()
			})
			.execute();
		return { code, expiresAt };
	}

	/** Whose it is, for the first who asks; null for one that is unknown, used or too old. */
	async function use(code: string): Promise<string | null> {
		const used = await db
			.deleteFrom('verification')
			.where('identifier', '=', hashOf(code))
			.returning(['value', 'expires_at as expiresAt'])
			.executeTakeFirst();
		return used && used.expiresAt > now() ? used.value : null;
	}

	return { make, use };
}
