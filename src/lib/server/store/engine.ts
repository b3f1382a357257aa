import { PostgresAdapter, type QueryExecutorProvider } from 'kysely';

/** How the schema names what both engines have. */
export type Columns = {
	/** Compared bytewise, whatever the language of the database is (D9, S7). */
	text: string;
	/** Whole numbers of up to 53 bits. */
	integer: string;
	/** A table whose rows lie in the order of its key. */
	clustered: string;
};

/** What the engines under the one query layer do differently. */
export type Engine = {
	name: 'SQLite' | 'PostgreSQL';
	columns: Columns;
	/** A bulk insert takes rows one by one, or each column as one array. */
	bulk: 'rows' | 'arrays';
	/** Several app instances write at once: rows are locked, news is told, and a race makes a transaction run again. */
	isShared: boolean;
	/** Run before the schema is looked at, so that two processes do not change it at once, however long one takes. */
	lockSchema: readonly string[];
};

/** To the end of the transaction; our own wait for an answer goes with it. */
export const UNLIMITED = 'set local statement_timeout = 0';

/** One writer at a time has the whole file. */
const SQLITE: Engine = {
	name: 'SQLite',
	columns: { text: 'text', integer: 'integer', clustered: ' without rowid' },
	bulk: 'rows',
	isShared: false,
	lockSchema: []
};

const POSTGRES: Engine = {
	name: 'PostgreSQL',
	columns: { text: 'text collate "C"', integer: 'bigint', clustered: '' },
	bulk: 'arrays',
	isShared: true,
	lockSchema: [
		UNLIMITED,
		'set local lock_timeout = 0',
		'select pg_advisory_xact_lock(5704160417)',
		// A table that somebody keeps is another matter: whoever comes behind us would have to wait as well.
		'set local lock_timeout to default'
	]
};

/** The engine that a database handle, or a transaction on it, speaks to. */
export function engineOf(db: QueryExecutorProvider): Engine {
	return db.getExecutor().adapter instanceof PostgresAdapter ? POSTGRES : SQLITE;
}
