/**
 * SQLite's primary result codes for "not now": BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN. A wrong statement or a
 * damaged file is none of these: no waiting mends it.
 */
const NOT_NOW = new Set([5, 6, 8, 10, 13, 14]);

/** Whether the store could not do its work now, through no fault of what it was asked. */
export function isStoreFault(error: unknown): boolean {
	if (!(error instanceof Error) || !('errcode' in error)) return false;
	// An extended code carries the primary one in its last byte.
	return typeof error.errcode === 'number' && NOT_NOW.has(error.errcode & 0xff);
}
