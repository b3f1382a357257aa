import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import { checkDatabase } from '../check-database.ts';
import { type Command, done, isOutcome, refuse } from '../command.ts';
import { readCliEnv } from '../open-app.ts';

/**
 * Puts a backup in place under a new epoch: every device starts its copy anew and sends again what this database does
 * not know yet (S16).
 */
export const restore: Command = async ([file, ...rest]) => {
	if (!file || rest.length > 0) return refuse('Usage: opvangbord restore FILE');
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	if (!existsSync(file)) return refuse(`${file} is not there: is the path right?`);
	const target = databaseFile(env.dataDir);
	if (existsSync(target))
		return refuse(`${env.dataDir} has a database: stop the server and move it away first.`);
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
	const aside = `${target}.restoring`;
	copyFileSync(file, aside);
	const wrong = renewEpoch(aside, env.demo);
	if (wrong) {
		rmSync(aside);
		return refuse(`${file} is not put back: ${wrong}`);
	}
	renameSync(aside, target);
	return done(`Put back: ${target}. Start the server; devices send again what is missing.`);
};

/** What is wrong with the file; undefined: nothing, and it has a new epoch. */
function renewEpoch(file: string, demo: boolean): string | undefined {
	const database = new DatabaseSync(file);
	try {
		const wrong = checkDatabase(database, { demo }).find(({ ok }) => !ok);
		if (wrong) return wrong.says;
		database.exec('pragma journal_mode = delete; pragma synchronous = full');
		const update = database.prepare("update meta set value = ? where key = 'epoch'");
		update.run(crypto.randomUUID());
		return undefined;
	} finally {
		database.close();
	}
}
