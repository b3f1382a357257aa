import type { StoredRow } from '../../../src/lib/client/database.ts';

/** Whether something lies before the window, so that not every entry is on the device. */
export function hasOpening(row: StoredRow | undefined): boolean {
	const { opening } = (row?.row ?? {}) as { opening?: object };
	return opening !== undefined && JSON.stringify({ ...opening, at: 0 }) !== '{"at":0,"site":{}}';
}
