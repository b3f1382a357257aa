import { confirmCounts } from './confirms.ts';
import { placedEntries, type Placed } from './placed-entries.ts';
import { isSwitchToSite, unitOccupied, unitRealised } from './sums.ts';
import type { OracleUnit, OracleWorld, Position } from './world.ts';

/** D14: newest time of any entry with effect at this location. */
export function locationObservedAt(world: OracleWorld): string | null {
	return newestTime(placedEntries(world).filter((placed) => hasEffect(world, placed)));
}

/** Of one unit: its own entries, moves to it, and a switch to `units`, which sets every unit. */
export function unitObservedAt(world: OracleWorld, unitId: string): string | null {
	const concerned = placedEntries(world).filter((placed) => concerns(placed, unitId));
	return newestTime(concerned.filter((placed) => hasEffect(world, placed)));
}

export function siteCountedAt(world: OracleWorld): string | null {
	let at: string | null = null;
	for (const placed of placedEntries(world)) {
		if (isSwitchToSite(placed)) at = houseCountedAt(world, placed.position);
		if (placed.detail === 'site' && isDatedCount(world, placed)) at = placed.position.observedAt;
	}
	return at;
}

/** Of a location at `units`: its oldest counted unit, or a newer confirm of the whole house. */
export function houseCountedAt(world: OracleWorld, before?: Position): string | null {
	const rooms = world.units
		.filter((unit) => hasBedsOrPeople(world, unit, before))
		.map((unit) => unitCountedAt(world, unit.id, before) ?? '');
	const times = [[...rooms].sort().at(0), houseConfirmedAt(world, before)];
	return (
		times
			.filter((time) => !!time)
			.sort()
			.at(-1) ?? null
	);
}

export function unitCountedAt(
	world: OracleWorld,
	unitId: string,
	before?: Position
): string | null {
	let at: string | null = null;
	for (const placed of placedEntries(world, before)) {
		const { entry, detail, position, dated } = placed;
		if (entry.kind === 'setDetail' && entry.detail === 'units' && dated)
			at = entry.units?.some((unit) => unit.unitId === unitId) ? position.observedAt : null;
		if (detail === 'units' && placed.unitId === unitId && isDatedCount(world, placed))
			at = position.observedAt;
	}
	return at;
}

/** A switch to `units` starts the house anew: a confirm of before it says nothing of its rooms. */
function houseConfirmedAt(world: OracleWorld, before?: Position): string | null {
	let at: string | null = null;
	for (const placed of placedEntries(world, before)) {
		const { entry, detail, unitId, position } = placed;
		if (entry.kind === 'setDetail' && entry.detail === 'units') at = null;
		if (detail === 'units' && unitId === undefined && isDatedCount(world, placed))
			at = position.observedAt;
	}
	return at;
}

function isDatedCount(world: OracleWorld, placed: Placed): boolean {
	if (!placed.dated) return false;
	const { kind } = placed.entry;
	return kind === 'recount' || (kind === 'confirm' && confirmCounts(world, placed));
}

function hasEffect(world: OracleWorld, placed: Placed): boolean {
	return placed.entry.kind !== 'confirm' || confirmCounts(world, placed);
}

function concerns({ entry, detail, unitId }: Placed, id: string): boolean {
	if (entry.kind === 'setDetail') return entry.detail === 'units';
	return detail === 'units' && (unitId === id || (entry.kind === 'move' && entry.toUnitId === id));
}

function hasBedsOrPeople(world: OracleWorld, unit: OracleUnit, before?: Position): boolean {
	return unitRealised(world, unit, before) > 0 || unitOccupied(world, unit.id, before) > 0;
}

function newestTime(entries: Placed[]): string | null {
	const times = entries.filter(({ dated }) => dated).map(({ position }) => position.observedAt);
	return times.sort().at(-1) ?? null;
}
