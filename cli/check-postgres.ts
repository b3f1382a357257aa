import { demoAccounts, hasExample } from '../src/lib/server/demo-data.ts';
import type { Env } from '../src/lib/server/env.ts';
import { isStoreFault } from '../src/lib/server/store/is-store-fault.ts';
import type { MigrationTables } from '../src/lib/server/store/migrations/migrate.ts';
import { isStillMoving } from '../src/lib/server/store/moved.ts';
import { nameDatabase, openDatabase } from '../src/lib/server/store/open-database.ts';
import type { Tables } from '../src/lib/server/store/tables.ts';
import { COUNTED, type Finding, judgeAccounts, judgeSchema } from './check-database.ts';

type Opened = ReturnType<typeof openDatabase<Tables & MigrationTables>>['db'];

/** What the application can see of its database; the server of PostgreSQL has tools of its own. */
export async function checkPostgres(env: Env): Promise<Finding[]> {
	const { db, close } = openDatabase<Tables & MigrationTables>(env);
	try {
		return [
			{ ok: true, part: 'database', says: nameDatabase(env) },
			...(await checkTables(db, env))
		];
	} catch (error) {
		if (!isStoreFault(error)) throw error;
		const says = `${nameDatabase(env)}: ${(error as Error).message}`;
		return [{ ok: false, part: 'database', says }];
	} finally {
		await close();
	}
}

async function checkTables(db: Opened, { demo }: Env): Promise<Finding[]> {
	const tables = await db.introspection.getTables();
	const isThere = tables.some(({ name }) => name === 'migration');
	const rows = isThere
		? await db.selectFrom('migration').select('name').orderBy('name').execute()
		: [];
	const schema = judgeSchema(rows.map(({ name }) => name));
	if (!schema.ok) return [schema];
	const accounts = judgeAccounts(await demoAccounts(db), await hasExample(db), demo);
	return [schema, ...(await countRows(db)), accounts, ...(await checkMoving(db))];
}

async function countRows(db: Opened): Promise<Finding[]> {
	const findings = [];
	for (const table of COUNTED) {
		const count = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'));
		const { n } = await count.executeTakeFirstOrThrow();
		findings.push({ ok: true, part: `${table} rows`, says: String(n) });
	}
	return findings;
}

async function checkMoving(db: Opened): Promise<Finding[]> {
	if (!(await isStillMoving(db))) return [];
	return [{ ok: false, part: 'moving', says: 'a part of what is being moved: run the move again' }];
}
