import { migrate } from '../../src/lib/server/store/migrations/migrate.ts';
import type { MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openDatabase } from '../../src/lib/server/store/open-database.ts';
import { type Command, done } from '../command.ts';
import { readCliEnv } from '../open-app.ts';

/** The server does the same at its start; this is for doing it apart, after a backup. */
export const migrateDatabase: Command = async () => {
	const env = readCliEnv();
	if ('code' in env) return env;
	const { db, close } = openDatabase<MigrationTables>(env);
	try {
		const applied = await migrate(db, () => Date.now());
		return done(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.');
	} finally {
		await close();
	}
};
