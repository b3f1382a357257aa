import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	Kysely,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type TransactionSettings
} from 'kysely';
import { watchFileInPlace } from './file-in-place.ts';
import { isStoreFault } from './is-store-fault.ts';

/** A bulk insert has one text per number of rows, so the cache must forget the rare ones. */
const MAX_CACHED_STATEMENTS = 400;
const BUSY_TIMEOUT_MS = 5000;
const LOCK_PAUSE_MS = 20;

export type OpenDatabase<Tables> = {
	db: Kysely<Tables>;
	/** Waits for what runs, then folds the write-ahead log into the file. */
	close: () => Promise<void>;
};

/**
 * Opens (or makes) a database file for one process. There is one connection, which Kysely hands out in turn:
 * inside a transaction use its own handle only, the outer one waits for it for ever.
 */
export function openSqlite<Tables>(file: string): OpenDatabase<Tables> {
	const sqlite = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
	sqlite.exec(
		// A bulk of small changes all over costs by the page; a new file takes this size, an old one keeps its own.
		`pragma page_size = 8192;
		pragma synchronous = full;
		pragma foreign_keys = on;
		pragma cache_size = -16000;
		pragma temp_store = memory;
		pragma journal_size_limit = 67108864;
		pragma wal_autocheckpoint = 4000;`
	);
	keepLog(sqlite);
	const db = new Kysely<Tables>({ dialect: dialectOf(sqlite, watchFileInPlace(file)) });
	return { db, close: () => closeWhenIdle(db) };
}

/** Two processes that make a new file at once: the change to a write-ahead log does not wait for the other by itself. */
function keepLog(sqlite: DatabaseSync): void {
	for (let waited = 0; ; waited += LOCK_PAUSE_MS) {
		try {
			return sqlite.exec('pragma journal_mode = wal');
		} catch (error) {
			if (waited >= BUSY_TIMEOUT_MS || !isStoreFault(error)) throw error;
		}
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_PAUSE_MS);
	}
}

async function closeWhenIdle<Tables>(db: Kysely<Tables>): Promise<void> {
	try {
		await db
			.connection()
			.execute((last) => last.executeQuery(CompiledQuery.raw('pragma optimize')));
	} finally {
		await db.destroy();
	}
}

function dialectOf(sqlite: DatabaseSync, checkInPlace: () => void): Dialect {
	return {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => driverOf(sqlite, checkInPlace),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler()
	};
}

function driverOf(sqlite: DatabaseSync, checkInPlace: () => void): Driver {
	const connection = connectionOf(sqlite, checkInPlace);
	const run = async (sql: string) => void (await connection.executeQuery(CompiledQuery.raw(sql)));
	return {
		init: async () => {},
		acquireConnection: async () => connection,
		beginTransaction: async (_, settings) => {
			await nextTurn();
			await run(beginOf(settings));
		},
		commitTransaction: () => run('commit'),
		// After a full disk SQLite has rolled back by itself; a second time would hide that error.
		rollbackTransaction: async () => (sqlite.isTransaction ? run('rollback') : undefined),
		releaseConnection: async () => {},
		destroy: async () => sqlite.close()
	};
}

/**
 * SQLite never lets go of the thread: without this a burst of requests runs to its end before the loop looks at sockets
 * again, and of new connections it takes one each time. Those then wait for everybody who came before.
 */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** A writer takes the lock at once: a lock asked for halfway cannot be waited for in SQLite. */
function beginOf(settings: TransactionSettings): string {
	return settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
}

function connectionOf(sqlite: DatabaseSync, checkInPlace: () => void): DatabaseConnection {
	const prepare = cachedPrepare(sqlite);
	return {
		executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
			// Once per transaction, at its `begin`.
			if (!sqlite.isTransaction) checkInPlace();
			const { statement, reader } = prepare(query.sql);
			const parameters = query.parameters as SQLInputValue[];
			if (reader) return { rows: statement.all(...parameters) as Row[] };
			const { changes, lastInsertRowid } = statement.run(...parameters);
			return {
				rows: [],
				numAffectedRows: BigInt(changes),
				insertId: BigInt(lastInsertRowid)
			};
		},
		async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
			const { statement } = prepare(query.sql);
			for (const row of statement.iterate(...(query.parameters as SQLInputValue[])))
				yield { rows: [row as Row] };
		}
	};
}

/** `reader` tells a statement that gives rows, `insert … returning` included, from one that gives a count. */
type Prepared = { statement: StatementSync; reader: boolean };

function cachedPrepare(sqlite: DatabaseSync): (sql: string) => Prepared {
	const cache = new Map<string, Prepared>();
	return (sql) => {
		const known = cache.get(sql);
		if (known) {
			cache.delete(sql);
			cache.set(sql, known);
			return known;
		}
		const statement = sqlite.prepare(sql);
		const prepared = { statement, reader: statement.columns().length > 0 };
		cache.set(sql, prepared);
		if (cache.size > MAX_CACHED_STATEMENTS) cache.delete(cache.keys().next().value!);
		return prepared;
	};
}
