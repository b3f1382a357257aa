import type { Kysely } from 'kysely';
import type { Tables } from './store/tables.ts';

type Database = Kysely<Tables>;

/** Accounts under it are the demo's, with a password that stands in the README. */
export const DEMO_DOMAIN = '@opvangbord.example';

/** Its key in `meta`, once it stands. */
export const EXAMPLE = 'example';

/** What of the demo stands here, in words; undefined: nothing. */
export async function findDemoData(db: Database): Promise<string | undefined> {
	if (await hasExample(db)) return 'the example of the demo';
	const emails = await demoAccounts(db);
	return emails.length > 0 ? `accounts of the demo (${emails.join(', ')})` : undefined;
}

export function isDemoAddress(email: string): boolean {
	return email.trim().toLowerCase().endsWith(DEMO_DOMAIN);
}

/** E-mail addresses of the accounts that everybody knows. */
export async function demoAccounts(db: Database): Promise<string[]> {
	const rows = await db
		.selectFrom('person')
		.select('email')
		.where('email', 'like', `%${DEMO_DOMAIN}`)
		.orderBy('email')
		.execute();
	return rows.map(({ email }) => email);
}

/** The demo is ready when its example stands. */
export async function hasExample(db: Database): Promise<boolean> {
	const row = await db
		.selectFrom('meta')
		.select('value')
		.where('key', '=', EXAMPLE)
		.executeTakeFirst();
	return row !== undefined;
}

/** Last of all that the demo writes: from now on the example stands. */
export async function markExample(db: Database, clock: () => number): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: EXAMPLE, value: new Date(clock()).toISOString() })
		.execute();
}
