const LOST = 'StoreLost';

/**
 * SQLite's primary result codes for "not now": BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN. A wrong statement or a
 * damaged file is none of these: no waiting mends it.
 */
const SQLITE_NOT_NOW = new Set([5, 6, 8, 10, 13, 14]);

/** Raised by the triggers of a database that was moved; there are no others. */
const SQLITE_SEALED = 1811;

/**
 * PostgreSQL's states for the same: connection (08), resources and disk (53), ended by an operator or a timeout (57, 25P03),
 * system (58), a lock that was not given (55P03), a race that was lost too often (40), a standby that takes no writes (25006).
 */
const POSTGRES_NOT_NOW = /^(08|40|53|57|58)|^(25006|25P03|55P03)$/;

/** Whether the store could not do its work now, through no fault of what it was asked. */
export function isStoreFault(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error.name === LOST) return true;
	// An extended code carries the primary one in its last byte.
	if ('errcode' in error)
		return error.errcode === SQLITE_SEALED || SQLITE_NOT_NOW.has(Number(error.errcode) & 0xff);
	return 'code' in error && isState(error.code) && POSTGRES_NOT_NOW.test(error.code);
}

/** Another writer came between; the whole transaction may go well when it runs again. */
export function isRace(error: unknown): boolean {
	return error instanceof Error && 'code' in error && isRacing(error.code);
}

/** A database that could not be reached, or a connection that was lost; what was asked may have happened. */
export function storeLost(cause: unknown): Error {
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	const message = `connection to the database: ${cause instanceof Error ? cause.message : String(cause)}`;
	return Object.assign(new Error(message, { cause }), { name: LOST, code });
}

/** serialization_failure, deadlock_detected, unique_violation: two first pushes of one device, one uuid sent twice at once. */
function isRacing(code: unknown): boolean {
	return code === '40001' || code === '40P01' || code === '23505';
}

function isState(code: unknown): code is string {
	return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
}
