import type { Conflict } from '../domain/schema/conflict.ts';
import type { WireRow } from '../sync/messages.ts';
import type { PersonDatabase } from './database.ts';
import type { Workspace } from './workspace.ts';

/** Somebody chose between the values of a field: own results that became a side of it wait no longer (S4). */
export async function settleResults(
	db: PersonDatabase,
	space: Workspace,
	rows: WireRow[],
	now: number
): Promise<void> {
	const at = new Date(now).toISOString();
	for (const { type, row } of rows) {
		if (type !== 'conflict' || !row) continue;
		const conflict = row as unknown as Conflict;
		if (!conflict.settledAt) continue;
		const uuids = conflict.sides.flatMap(({ uuid }) => uuid ?? []);
		const results = await db.result.where('uuid').anyOf(uuids).toArray();
		for (const { open: _open, ...result } of results.filter(({ open }) => open)) {
			await db.result.put({ ...result, handled: { at, how: 'settled' } });
			await space.work(result.locationId);
		}
	}
}
