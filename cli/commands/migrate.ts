import { mkdirSync } from 'node:fs';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import { migrate } from '../../src/lib/server/store/migrations/migrate.ts';
import type { MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import { type Command, done } from '../command.ts';
import { readCliEnv } from '../open-app.ts';

/** The server does the same at its start; this is for doing it apart, after a backup. */
export const migrateDatabase: Command = async () => {
	const env = readCliEnv();
	if ('code' in env) return env;
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
	const { db, close } = openSqlite<MigrationTables>(databaseFile(env.dataDir));
	try {
		const applied = await migrate(db, () => Date.now());
		return done(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.');
	} finally {
		await close();
	}
};
