import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

const FILE = 'auth-secret';

/** Its key in `meta`, where app instances share a database. */
export const SECRET = 'auth-secret';

/** The secret in the data directory, made at the first start; only the server's own user can read it. */
export function keepSecret(dataDir: string): string {
	const file = join(dataDir, FILE);
	try {
		// `wx` fails when it exists, also when another process makes it at this very moment.
		writeFileSync(file, makeSecret(), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(file, 'utf8').trim();
}

/** The secret that app instances on one database share; the first one to start makes it. */
export async function shareSecret(db: Kysely<Tables>): Promise<string> {
	await db
		.insertInto('meta')
		.values({ key: SECRET, value: makeSecret() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = db.selectFrom('meta').select('value').where('key', '=', SECRET);
	return (await kept.executeTakeFirstOrThrow()).value;
}

function makeSecret(): string {
	return randomBytes(32).toString('base64url');
}
