import pg from 'pg';

const INT8 = 20;
const CONNECT_MS = 5000;
/** A push of 500 edits takes a fraction of a second: what takes this long hangs. */
const STATEMENT_MS = 20_000;
/** Longer than the server's own limit: then the server itself does not answer. */
const ANSWER_MS = 25_000;

/** What every connection to PostgreSQL is opened with. */
export function postgresSettings(url: string): pg.ClientConfig {
	return {
		connectionString: url,
		application_name: 'opvangbord',
		connectionTimeoutMillis: CONNECT_MS,
		statement_timeout: STATEMENT_MS,
		lock_timeout: STATEMENT_MS,
		// A frozen app instance must not keep a region locked for the others.
		idle_in_transaction_session_timeout: STATEMENT_MS,
		query_timeout: ANSWER_MS,
		keepAlive: true,
		types: { getTypeParser }
	};
}

/** Counts and versions stay far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
	return oid === INT8 ? Number : pg.types.getTypeParser(oid, format);
}
