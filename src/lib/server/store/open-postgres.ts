import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { UNLIMITED } from './engine.ts';
import { storeLost } from './is-store-fault.ts';
import type { OpenDatabase } from './open-sqlite.ts';
import { postgresSettings } from './postgres-settings.ts';

/** Of one app instance. A push holds one for some tens of milliseconds. */
const MOST_CONNECTIONS = 10;

/** A standby that was the primary: what comes next has to find the new one. */
const READ_ONLY = '25006';

/** What a timer takes at most: weeks. */
const NO_END_MS = 2 ** 31 - 1;

/** A pool of connections; one that is lost is thrown away and replaced, so that the pool mends itself. */
export function openPostgres<Tables>(url: string): OpenDatabase<Tables> {
	const pool = new pg.Pool({ ...postgresSettings(url), max: MOST_CONNECTIONS });
	// Whoever uses the connection meets the loss; without a listener it would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => void client.on('error', () => {}));
	const db = new Kysely<Tables>({
		dialect: new PostgresDialect({
			pool: { connect: () => connect(pool), end: () => pool.end(), options: pool.options }
		})
	});
	return { db, close: () => db.destroy() };
}

async function connect(pool: pg.Pool): Promise<PostgresPoolClient> {
	const client = await pool.connect().catch((cause: unknown) => {
		throw storeLost(cause);
	});
	let isBroken = false;
	let answerMs: number | undefined;

	async function query(text: string, parameters: readonly unknown[] = []) {
		if (text === UNLIMITED) answerMs = NO_END_MS;
		const asked = { text, values: parameters.map(toText), query_timeout: answerMs };
		try {
			return await client.query(asked);
		} catch (error) {
			isBroken ||= isLoss(error);
			// The connection ends and the transaction with it; why it was rolled back is what has to be told.
			if (text === 'rollback' && isBroken) return { command: 'ROLLBACK', rowCount: 0, rows: [] };
			throw error instanceof pg.DatabaseError ? error : storeLost(error);
		}
	}

	return { query, release: () => client.release(isBroken) } as unknown as PostgresPoolClient;
}

/** What the server itself says leaves the connection as it is, unless it says that it goes. */
function isLoss(error: unknown): boolean {
	if (!(error instanceof pg.DatabaseError)) return true;
	return error.severity === 'FATAL' || error.code === READ_ONLY;
}

/** PostgreSQL's text has no NUL; it becomes what a lone surrogate becomes in UTF-8, so that no edit is stuck on it. */
function toText(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(toText);
	return typeof value === 'string' && value.includes('\0')
		? value.replaceAll('\0', '\uFFFD')
		: value;
}
