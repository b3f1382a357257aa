import { placedEntries, type Placed } from './placed-entries.ts';
import {
	siteDeclared,
	siteOccupied,
	siteOutOfService,
	siteRealised,
	total,
	unitOccupied,
	unitOutOfService,
	unitRealised,
	type Sums
} from './sums.ts';
import type { Detail, OracleUnit, OracleWorld, Position, Seen } from './world.ts';

/** D14: a confirm counts only where it saw the inputs just before it, and nothing below zero. */
export function confirmCounts(world: OracleWorld, placed: Placed): boolean {
	const { entry, detail, unitId, position } = placed;
	if (entry.kind !== 'confirm') throw new Error(`${placed.id} is no confirm`);
	const seen = seenJustBefore(world, detail, unitId, position);
	return seen !== null && isSame(entry.seen, seen);
}

/** What somebody who looks now would confirm; null while a sum that it covers is below zero. */
export function seenJustBefore(
	world: OracleWorld,
	detail: Detail,
	unitId: string | undefined,
	before: Position
): Seen | null {
	if (detail === 'site') return seenOfSite(world, before);
	const units = world.units.filter((unit) => unitId === undefined || unit.id === unitId);
	const rest = unitId === undefined ? unitOccupied(world, undefined, before) : 0;
	return seenOfUnits(world, units, rest, before);
}

/** Whether the confirm, which did not count, is still unanswered: no later count covers its place. */
export function isUnanswered(world: OracleWorld, confirm: Placed): boolean {
	const later = placedEntries(world).slice(1 + indexOf(world, confirm));
	return !later.some((entry) => answers(world, entry, confirm));
}

function answers(world: OracleWorld, later: Placed, confirm: Placed): boolean {
	const { entry, unitId } = later;
	if (entry.kind === 'setDetail') return true;
	const isCount =
		entry.kind === 'recount' || (entry.kind === 'confirm' && confirmCounts(world, later));
	return (
		isCount && (confirm.unitId === undefined || unitId === undefined || unitId === confirm.unitId)
	);
}

function indexOf(world: OracleWorld, confirm: Placed): number {
	return placedEntries(world).findIndex(({ id }) => id === confirm.id);
}

function seenOfSite(world: OracleWorld, before: Position): Seen | null {
	const occupied = siteOccupied(world, before);
	const outOfService = siteOutOfService(world, before);
	if (occupied < 0 || hasNegative(outOfService)) return null;
	return {
		realised: siteRealised(world, before),
		occupied,
		outOfService: total(Object.values(outOfService)),
		snijverliesDeclared: total(Object.values(siteDeclared(world, before)))
	};
}

function seenOfUnits(
	world: OracleWorld,
	units: OracleUnit[],
	rest: number,
	before: Position
): Seen | null {
	const occupied = [rest, ...units.map((unit) => unitOccupied(world, unit.id, before))];
	const outOfService = units.map((unit) => unitOutOfService(world, unit.id, before));
	if (occupied.some((n) => n < 0) || outOfService.some(hasNegative)) return null;
	return {
		realised: total(units.map((unit) => unitRealised(world, unit, before))),
		occupied: total(occupied),
		outOfService: total(outOfService.flatMap((sums) => Object.values(sums))),
		snijverliesDeclared: null
	};
}

function hasNegative(sums: Sums): boolean {
	return Object.values(sums).some((n) => n < 0);
}

function isSame(a: Seen, b: Seen): boolean {
	return (
		a.realised === b.realised &&
		a.occupied === b.occupied &&
		a.outOfService === b.outOfService &&
		a.snijverliesDeclared === b.snijverliesDeclared
	);
}
