import { existsSync, rmSync, writeFileSync } from 'node:fs';
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
	if (env.databaseUrl)
		return refuse(
			'This copies the file in DATA_DIR. A database of DATABASE_URL is copied by pg_dump.'
		);
	const source = databaseFile(env.dataDir);
	if (!existsSync(source)) return refuse(noDatabase(env.dataDir));
	const obstacle = claim(file);
	if (obstacle) return refuse(obstacle);
	copyInto(source, file);
	const copy = new DatabaseSync(file, { readOnly: true });
	const { ok, says } = checkIntegrity(copy);
	copy.close();
	return ok ? done(`Written and read again: ${file}`) : refuse(`${file} is not whole: ${says}`);
};

/** Makes the file before SQLite does, for its own user only: passwords' hashes and phone numbers go into it. */
function claim(file: string): string | undefined {
	try {
		writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
		return undefined;
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		return code === 'EEXIST'
			? `${file} exists already: give a new name to each backup.`
			: `${file} cannot be written: ${message}`;
	}
}

function copyInto(source: string, file: string): void {
	const database = new DatabaseSync(source, { readOnly: true });
	try {
		database.prepare('vacuum into ?').run(file);
	} catch (error) {
		rmSync(file);
		throw error;
	} finally {
		database.close();
	}
}
