import { entriesWithoutTarget } from './effective-entries.ts';
import { entriesWithDetail, misplaced } from './placed-entries.ts';
import type { OracleWorld } from './world.ts';

export type OracleUnplaced = { id: string; reason: 'unknown-target' | 'needs-unit' | 'needs-site' };

/** D5: what is kept, changes nothing and is listed with its reason; sorted by id. */
export function replayUnplaced(world: OracleWorld): OracleUnplaced[] {
	const withoutTarget = entriesWithoutTarget(world).map(({ id }) => ({
		id,
		reason: 'unknown-target' as const
	}));
	const misplacedEntries = entriesWithDetail(world).flatMap((entry) => {
		const reason = misplaced(entry);
		return reason ? [{ id: entry.id, reason }] : [];
	});
	return [...withoutTarget, ...misplacedEntries].sort((a, b) => (a.id < b.id ? -1 : 1));
}
