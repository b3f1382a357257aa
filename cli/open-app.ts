import { existsSync } from 'node:fs';
import { type App, createApp } from '../src/lib/server/app.ts';
import { databaseFile } from '../src/lib/server/data-dir.ts';
import { type Env, readEnv } from '../src/lib/server/env.ts';
import { createLog } from '../src/lib/server/log.ts';
import { type Outcome, refuse } from './command.ts';

/** The environment as the server reads it, or each of its mistakes; quiet unless LOG_LEVEL says otherwise. */
export function readCliEnv(): Env | Outcome {
	try {
		return readEnv({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
	} catch (error) {
		return refuse((error as Error).message);
	}
}

/** Work on the server's database. A file in DATA_DIR must be there: a typing error should not make a new one. */
export async function onDatabase(work: (app: App) => Promise<Outcome>): Promise<Outcome> {
	const env = readCliEnv();
	if ('code' in env) return env;
	if (!env.databaseUrl && !existsSync(databaseFile(env.dataDir)))
		return refuse(noDatabase(env.dataDir));
	return withApp(env, work);
}

export function noDatabase(dataDir: string): string {
	return `There is no database in ${dataDir}. Set DATA_DIR to the server's folder, or make one: opvangbord migrate`;
}

/** The same server parts as behind the endpoints; closed when the work is done. What they log goes to stderr. */
export async function withApp<T>(env: Env, work: (app: App) => Promise<T>): Promise<T> {
	const app = await createApp({
		env,
		clock: () => Date.now(),
		ids: () => crypto.randomUUID(),
		log: createLog(env.logLevel, process.stderr)
	});
	try {
		return await work(app);
	} finally {
		await app.close();
	}
}
