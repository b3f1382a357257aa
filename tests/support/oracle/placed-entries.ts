import { comparePositions, effectiveEntries, type Effective } from './effective-entries.ts';
import type { Detail, OracleWorld, Position } from './world.ts';

/** An entry with the detail in force just before it, which decides what it means (D5). */
export type Placed = Effective & { detail: Detail };

const NEEDS_NO_UNIT = ['arrive', 'depart', 'move', 'confirm', 'setDetail'];
const NEEDS_SITE = [
	'confirm',
	'recount',
	'setRealised',
	'declareOutOfService',
	'declareSnijverlies'
];

/** Entries that the fold can place, in order; all of them, or those before a position. */
export function placedEntries(world: OracleWorld, before?: Position): Placed[] {
	return entriesWithDetail(world)
		.filter((entry) => misplaced(entry) === null)
		.filter((entry) => !before || comparePositions(entry.position, before) < 0);
}

export function entriesWithDetail(world: OracleWorld): Placed[] {
	return effectiveEntries(world).map((entry, index, all) => ({
		...entry,
		detail: detailAfter(all.slice(0, index))
	}));
}

export function misplaced({ entry, unitId, detail }: Placed): 'needs-unit' | 'needs-site' | null {
	if (detail === 'units' && unitId === undefined && !NEEDS_NO_UNIT.includes(entry.kind))
		return 'needs-unit';
	if (detail === 'site' && unitId !== undefined && NEEDS_SITE.includes(entry.kind))
		return 'needs-site';
	return null;
}

/** D5: a location starts at `site`. */
export function detailInForce(world: OracleWorld, before?: Position): Detail {
	return detailAfter(placedEntries(world, before));
}

function detailAfter(entries: Effective[]): Detail {
	let detail: Detail = 'site';
	for (const { entry } of entries) if (entry.kind === 'setDetail') detail = entry.detail;
	return detail;
}
