import {
	chmodSync,
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { App } from '../../src/lib/server/app.ts';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import { checkDatabase } from '../check-database.ts';
import { type Command, done, isOutcome, type Outcome, refuse } from '../command.ts';
import { companionsOf, filesOfDatabase } from '../database-files.ts';
import { onDatabase, readCliEnv } from '../open-app.ts';

/**
 * Puts a backup in place under a new epoch: every device starts its copy anew and sends again what this database does
 * not know yet (S16).
 */
export const restore: Command = async ([file, ...rest]) => {
	if (!file || rest.length > 0) return refuse('Usage: opvangbord restore FILE | restore --done');
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	if (file === '--done') return onDatabase(startAnew);
	if (env.databaseUrl)
		return refuse(
			'This puts a file back in DATA_DIR. Put a database of DATABASE_URL back by pg_restore, and then run: opvangbord restore --done'
		);
	const target = databaseFile(env.dataDir);
	const obstacle = obstacleTo(file, target);
	if (obstacle) return refuse(obstacle);
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
	const aside = `${target}.restoring`;
	filesOfDatabase(aside).forEach((path) => rmSync(path));
	copyFileSync(file, aside);
	chmodSync(aside, 0o600);
	const wrong = prepare(aside, env.demo);
	if (wrong) {
		filesOfDatabase(aside).forEach((path) => rmSync(path));
		return refuse(`${file} is not put back: ${wrong}`);
	}
	putInPlace(aside, target);
	const wrongNow = inspect(target, env.demo);
	if (wrongNow) return refuse(`${target} was put back and is not right: ${wrongNow}`);
	return done(
		`Put back: ${target}. Start the server; devices send again what is missing, and everybody signs in again.`
	);
};

/** For a database that was put back by other means. */
async function startAnew({ store, db, ids }: App): Promise<Outcome> {
	await store.write((writer) => writer.setEpoch(ids()));
	await db.deleteFrom('session').execute();
	return done('A new epoch: devices send again what is missing, and everybody signs in again.');
}

/** What has to be done first; undefined: nothing. */
function obstacleTo(file: string, target: string): string | undefined {
	if (!existsSync(file)) return `${file} is not there: is the path right?`;
	const log = companionsOf(file);
	if (log.length > 0)
		return `${file} is half of a database in use, the rest is in ${namesOf(log)}: make a backup with "opvangbord backup".`;
	const present = filesOfDatabase(target);
	if (present.length === 0) return undefined;
	return `${dirname(target)} has a database: stop the server and move it away first: ${namesOf(present)}`;
}

function namesOf(paths: string[]): string {
	return paths.map((path) => basename(path)).join(', ');
}

/** What is wrong with the file; undefined: nothing, and it has a new epoch and nobody's session. */
function prepare(file: string, demo: boolean): string | undefined {
	const database = new DatabaseSync(file);
	try {
		const wrong = firstWrong(database, demo);
		if (wrong) return wrong;
		database.exec('pragma journal_mode = delete; pragma synchronous = full');
		const update = database.prepare("update meta set value = ? where key = 'epoch'");
		update.run(crypto.randomUUID());
		// One that was ended after the backup, as of a lost tablet, must not live again.
		database.exec('delete from session');
		return undefined;
	} finally {
		database.close();
	}
}

/** A power cut leaves the old name or the new one, never half a file. */
function putInPlace(aside: string, target: string): void {
	flush(aside);
	renameSync(aside, target);
	flush(dirname(target));
}

function flush(path: string): void {
	const open = openSync(path, 'r');
	fsyncSync(open);
	closeSync(open);
}

function inspect(file: string, demo: boolean): string | undefined {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		return firstWrong(database, demo);
	} finally {
		database.close();
	}
}

function firstWrong(database: DatabaseSync, demo: boolean): string | undefined {
	return checkDatabase(database, { demo }).find(({ ok }) => !ok)?.says;
}
