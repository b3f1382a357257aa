import type { Kysely } from 'kysely';
import { createAddressAnswers } from './addresses/address-answers.ts';
import { createTileAnswers } from './addresses/tile-answers.ts';
import { createAuthAnswers } from './auth/answer-auth.ts';
import { createAuth } from './auth/auth.ts';
import { keepSecret, shareSecret } from './auth/secret.ts';
import { markExample } from './demo-data.ts';
import type { Env } from './env.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { createLog, describeError, type Log } from './log.ts';
import { obstacleToStart, whyUnusable } from './obstacle-to-start.ts';
import { readinessOf } from './readiness.ts';
import { createReminders } from './reminders/reminders.ts';
import { startRefused } from './start-refused.ts';
import { engineOf } from './store/engine.ts';
import { migrate, type MigrationTables } from './store/migrations/migrate.ts';
import { openDatabase } from './store/open-database.ts';
import { createSqlStore } from './store/sql-store.ts';
import { watchWrites } from './store/watch-writes.ts';
import { createSync } from './sync/sync.ts';
import type { Tables as StoreTables } from './store/tables.ts';

type Tables = StoreTables & MigrationTables;

export type App = Awaited<ReturnType<typeof createApp>>;

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
/** Chosen hours are whole ones; what failed is tried again the next time. */
const EVERY_FIVE_MINUTES = '*/5 * * * *';
/** Also a server that is on by day only comes to it. */
const EVERY_SIX_HOURS = '30 3,9,15,21 * * *';

/** Everything behind the endpoints, put together once; the command line uses the same. */
export async function createApp({ env, clock, ids, log = createLog(env.logLevel) }: Dependencies) {
	const { db, close, follow } = openDatabase<Tables>(env);
	const secret = await prepare(db, { env, clock, ids, log }).catch(async (fault: unknown) => {
		await close();
		throw fault;
	});
	const store = watchWrites(createSqlStore(db), clock);
	const auth = createAuth({ db, env, secret, clock, ids, log });
	await auth.sessions.forgetExpired();
	const answerAuth = createAuthAnswers({ auth, env, clock });
	const answerAddress = createAddressAnswers({ env, clock, log });
	const answerTile = createTileAnswers({ env, clock, log });
	const reminders = await createReminders({ db, env, clock, log });
	const sync = createSync({
		store,
		questionDays: env.questionDays,
		clock,
		ids,
		onFault: (incident, fault) => log.error({ incident, error: describeError(fault) }, 'incident')
	});
	await sync.roll();
	await sync.follow();
	const report = (failure: string) => (error: unknown) =>
		log.error({ error: describeError(error) }, failure);
	const rolling = setInterval(
		() => void sync.roll().catch(report('not rolled')),
		ROLL_EVERY_MS
	).unref();
	const stopFollowing = follow({
		versions: sync.hub.poke,
		sessions: () => auth.sessions.follow(),
		anything: async () => void (await Promise.all([sync.follow(), auth.sessions.follow()])),
		onFault: report('not followed')
	});
	let stopJobs = () => {};

	/**
	 * What a server does by itself; the command line, on the same database, does not. Retention runs before the first
	 * answer: a backup that was put back holds texts again that had gone (D20).
	 */
	async function start(): Promise<void> {
		await sync.forget().catch(report('not forgotten'));
		const jobs = [
			{ schedule: EVERY_FIVE_MINUTES, run: reminders.remind },
			{ schedule: EVERY_SIX_HOURS, run: sync.forget }
		];
		stopJobs = startJobs(jobs, report('job failed')).stop;
	}

	async function closeAll(): Promise<void> {
		clearInterval(rolling);
		stopJobs();
		await reminders.close();
		await stopFollowing();
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
		answerAddress,
		answerTile,
		sync,
		reminders,
		start,
		ready: () => readinessOf(db, env, store),
		markExample: () => markExample(db, clock),
		close: closeAll
	};
}

/**
 * The schema up to date, an epoch, and nothing that forbids to serve it; else why the server does not start. Gives the
 * secret that signs cookies.
 */
async function prepare(
	db: Kysely<Tables>,
	{ env, clock, ids, log }: Required<Dependencies>
): Promise<string> {
	try {
		const applied = await migrate(db, clock);
		if (applied.length > 0) log.info({ applied }, 'migrated');
		const obstacle = await obstacleToStart(db, env);
		if (obstacle) throw startRefused(obstacle);
		await setEpochOnce(db, ids);
		return env.authSecret ?? (await secretOf(db, env));
	} catch (fault) {
		const why = whyUnusable(fault, env);
		throw why === undefined ? fault : startRefused(why);
	}
}

/** App instances on one database take each other's cookies. */
function secretOf(db: Kysely<Tables>, env: Env): string | Promise<string> {
	return engineOf(db).isShared ? shareSecret(db) : keepSecret(env.dataDir);
}

/** A database is born with an epoch; putting back a backup gives it another (S16). */
async function setEpochOnce(db: Kysely<Tables>, ids: () => string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: 'epoch', value: ids() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
