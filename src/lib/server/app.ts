import { mkdirSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { createAuthAnswers } from './auth/answer-auth.ts';
import { createAuth } from './auth/auth.ts';
import { keepSecret } from './auth/secret.ts';
import { databaseFile } from './data-dir.ts';
import { findDemoData, hasExample, markExample } from './demo-data.ts';
import type { Env } from './env.ts';
import { createLog, describeError, type Log } from './log.ts';
import { startRefused } from './start-refused.ts';
import { isMigrated, migrate, type MigrationTables } from './store/migrations/migrate.ts';
import { openSqlite } from './store/open-sqlite.ts';
import { createSqlStore } from './store/sql-store.ts';
import { createSync } from './sync/sync.ts';
import type { Tables as StoreTables } from './store/tables.ts';

type Tables = StoreTables & MigrationTables;

export type App = Awaited<ReturnType<typeof createApp>>;

/** Which parts of the server stand; the whole is ready when each does. */
export type Readiness = { ok: boolean; parts: Record<string, boolean> };

type Dependencies = {
	env: Env;
	/** Milliseconds since 1970. */
	clock: () => number;
	/** A new uuid each time. */
	ids: () => string;
	log?: Log;
};

/** How often to look whether the window has moved; it does so at midnight. */
const ROLL_EVERY_MS = 15 * 60_000;

/** How soon a change that another process made wakes the devices, or ends the streams of a session. */
const FOLLOW_EVERY_MS = 2000;

/** Everything behind the endpoints, put together once; the command line uses the same. */
export async function createApp({ env, clock, ids, log = createLog(env.logLevel) }: Dependencies) {
	mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
	const secret = env.authSecret ?? keepSecret(env.dataDir);
	const { db, close } = openSqlite<Tables>(databaseFile(env.dataDir));
	const applied = await migrate(db, clock);
	if (applied.length > 0) log.info({ applied }, 'migrated');
	const obstacle = await obstacleToStart(db, env);
	if (obstacle) {
		await close();
		throw startRefused(obstacle);
	}
	await setEpochOnce(db, ids);
	const store = createSqlStore(db);
	const auth = createAuth({ db, env, secret, clock, ids, log });
	await auth.sessions.forgetExpired();
	const answerAuth = createAuthAnswers({ auth, env, clock });
	const sync = createSync({
		store,
		clock,
		ids,
		onFault: (incident, fault) => log.error({ incident, error: describeError(fault) }, 'incident')
	});
	await sync.roll();
	await sync.follow();
	const timers = [
		repeat(() => sync.roll(), ROLL_EVERY_MS, 'not rolled'),
		repeat(() => sync.follow(), FOLLOW_EVERY_MS, 'not followed'),
		repeat(() => auth.sessions.follow(), FOLLOW_EVERY_MS, 'sessions not followed')
	];
	const ready = () => readinessOf(db, env);
	function repeat(work: () => Promise<void>, everyMs: number, failure: string): NodeJS.Timeout {
		const report = (error: unknown) => log.error({ error: describeError(error) }, failure);
		return setInterval(() => void work().catch(report), everyMs).unref();
	}
	async function closeAll(): Promise<void> {
		timers.forEach(clearInterval);
		await close();
	}
	return {
		env,
		clock,
		ids,
		log,
		db,
		store,
		auth,
		answerAuth,
		sync,
		ready,
		markExample: () => markExample(db, clock),
		close: closeAll
	};
}

/** Everybody knows how to sign in to the demo, so its data is served by a server only that says that it is one. */
async function obstacleToStart(db: Kysely<Tables>, env: Env): Promise<string | undefined> {
	const found = env.demo ? undefined : await findDemoData(db);
	if (found === undefined) return undefined;
	return `${env.dataDir} holds ${found}, with passwords that everybody knows. Set DATA_DIR to another folder, or OPVANGBORD_DEMO=1 when this is a demo.`;
}

/** A database is born with an epoch; putting back a backup gives it another (S16). */
async function setEpochOnce(db: Kysely<Tables>, ids: () => string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: 'epoch', value: ids() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The demo is ready when its example stands: whoever writes that sets `example` in `meta` at the end. */
async function readinessOf(db: Kysely<Tables>, { demo }: Env): Promise<Readiness> {
	const parts: Record<string, boolean> = { migrations: await isMigrated(db) };
	if (demo) parts.example = await hasExample(db);
	return { ok: Object.values(parts).every(Boolean), parts };
}
