import type { FoldPoint, OpenHead } from '../domain/fold/point.ts';
import type { FoldSource } from '../domain/fold/refold.ts';
import type { Effective } from '../domain/fold/resolve-corrections.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { effectiveOf } from './entry-group.ts';

/** After every position. */
const LAST = '~';

export type StoredFoldSource = FoldSource & {
	/** Entries that were read so far, by id. */
	seen: Map<string, StoredEntry>;
};

/** Entries and checkpoints of one location, read in the running transaction. */
export function createFoldSource(
	db: PersonDatabase,
	locationId: string,
	start: FoldPoint,
	options: { fromStart: boolean; head: OpenHead | undefined }
): StoredFoldSource {
	const seen = new Map<string, StoredEntry>();
	return {
		start,
		head: options.head,
		seen,
		async pointBefore(position) {
			if (options.fromStart) return undefined;
			return db.point
				.where('[locationId+position]')
				.between([locationId, ''], [locationId, position], true, false)
				.last();
		},
		async pointsFrom(position) {
			return db.point
				.where('[locationId+position]')
				.between([locationId, position], [locationId, LAST])
				.toArray();
		},
		async entriesAfter(position, limit) {
			const rows = await db.entry
				.where('[locationId+place]')
				.between([locationId, position], [locationId, LAST], false, true)
				.limit(limit)
				.toArray();
			for (const row of rows) seen.set(row.id, row);
			return rows.map(effectiveOf) as Effective[];
		}
	};
}
