import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import { checkIntegrity } from '../check-database.ts';
import { type Command, done, isOutcome, refuse } from '../command.ts';
import { noDatabase, readCliEnv } from '../open-app.ts';

/** A copy of one moment, also beside a running server; whole before anybody relies on it. */
export const backup: Command = async ([file, ...rest]) => {
	if (!file || rest.length > 0) return refuse('Usage: opvangbord backup FILE');
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	const source = databaseFile(env.dataDir);
	if (!existsSync(source)) return refuse(noDatabase(env.dataDir));
	if (existsSync(file)) return refuse(`${file} exists already: give a new name to each backup.`);
	const database = new DatabaseSync(source, { readOnly: true });
	database.prepare('vacuum into ?').run(file);
	database.close();
	const copy = new DatabaseSync(file, { readOnly: true });
	const { ok, says } = checkIntegrity(copy);
	copy.close();
	return ok ? done(`Written and read again: ${file}`) : refuse(`${file} is not whole: ${says}`);
};
