import { comparePositions } from './effective-entries.ts';
import { placedEntries, type Placed } from './placed-entries.ts';
import type {
	OracleUnit,
	OracleWorld,
	OutOfServiceParts,
	Position,
	SnijverliesParts
} from './world.ts';

/** Signed sums per reason, nothing clamped on the way (D9). */
export type Sums = Record<string, number>;

export function siteOccupied(world: OracleWorld, before?: Position): number {
	let sum = 0;
	for (const placed of placedEntries(world, before)) {
		const { entry, detail, position } = placed;
		if (isSwitchToSite(placed)) sum = insideOccupied(world, position);
		if (detail === 'units') continue;
		if (entry.kind === 'recount') sum = entry.n;
		if (entry.kind === 'arrive') sum += entry.n;
		if (entry.kind === 'depart') sum -= entry.n;
	}
	return sum;
}

/** Of one unit, or of the rest ("nog niet op een kamer") when `unitId` is undefined. */
export function unitOccupied(
	world: OracleWorld,
	unitId: string | undefined,
	before?: Position
): number {
	let sum = 0;
	for (const { entry, detail, unitId: named } of placedEntries(world, before)) {
		if (entry.kind === 'setDetail' && entry.detail === 'units')
			sum = entry.units?.find((unit) => unit.unitId === unitId)?.occupied ?? 0;
		if (detail === 'site') continue;
		if (entry.kind === 'move' && entry.toUnitId === unitId) sum += entry.n;
		if (named !== unitId) continue;
		if (entry.kind === 'recount') sum = entry.n;
		if (entry.kind === 'arrive') sum += entry.n;
		if (entry.kind === 'depart' || entry.kind === 'move') sum -= entry.n;
	}
	return sum;
}

export function siteOutOfService(world: OracleWorld, before?: Position): Sums {
	let sums: Sums = {};
	for (const placed of placedEntries(world, before)) {
		if (isSwitchToSite(placed))
			sums = addUp(world.units.map((unit) => unitOutOfService(world, unit.id, placed.position)));
		if (placed.detail === 'site') sums = withBedsOutOfService(sums, placed);
	}
	return sums;
}

export function unitOutOfService(world: OracleWorld, unitId: string, before?: Position): Sums {
	let sums: Sums = {};
	for (const placed of placedEntries(world, before)) {
		const { entry, detail } = placed;
		if (entry.kind === 'setDetail' && entry.detail === 'units')
			sums = numbersOf(entry.units?.find((unit) => unit.unitId === unitId)?.outOfService ?? {});
		if (detail === 'units' && placed.unitId === unitId) sums = withBedsOutOfService(sums, placed);
	}
	return sums;
}

export function siteRealised(world: OracleWorld, before?: Position): number {
	let realised = 0;
	for (const placed of placedEntries(world, before)) {
		const { entry, detail, position } = placed;
		if (isSwitchToSite(placed))
			realised = total(world.units.map((unit) => unitRealised(world, unit, position)));
		if (detail === 'site' && entry.kind === 'setRealised') realised = entry.n;
	}
	return realised;
}

/** D5: a retired unit has no beds; until then its first beds hold since ever. */
export function unitRealised(world: OracleWorld, unit: OracleUnit, before?: Position): number {
	if (unit.retiredAt && (!before || comparePositions(unit.retiredAt, before) < 0)) return 0;
	let realised = unit.beds;
	for (const { entry, detail, unitId } of placedEntries(world, before))
		if (detail === 'units' && unitId === unit.id && entry.kind === 'setRealised')
			realised = entry.n;
	return realised;
}

export function siteDeclared(world: OracleWorld, before?: Position): SnijverliesParts {
	let declared: SnijverliesParts = {};
	for (const { entry, detail } of placedEntries(world, before)) {
		if (entry.kind === 'setDetail' && entry.detail === 'site') declared = entry.snijverlies ?? {};
		if (detail === 'site' && entry.kind === 'declareSnijverlies')
			declared = { ...(declared ?? {}), ...entry.byReason };
	}
	return declared;
}

/** D6: what was stated of a unit counts until its next movement or recount; null = derive it. */
export function unitDeclared(world: OracleWorld, unitId: string): SnijverliesParts | null {
	let declared: SnijverliesParts | null = null;
	for (const placed of placedEntries(world)) {
		const { entry, detail } = placed;
		if (entry.kind === 'setDetail') declared = null;
		if (detail === 'units' && concernsPeopleOf(placed, unitId)) declared = null;
		if (detail === 'site' || placed.unitId !== unitId) continue;
		if (entry.kind === 'declareSnijverlies' && Object.keys(entry.byReason).length > 0)
			declared = { ...(declared ?? {}), ...entry.byReason };
	}
	return declared;
}

export function isSwitchToSite({ entry, detail }: Placed): boolean {
	return entry.kind === 'setDetail' && entry.detail === 'site' && detail === 'units';
}

export function total(numbers: Iterable<number>): number {
	let sum = 0;
	for (const n of numbers) sum += n;
	return sum;
}

export function addUp(parts: Sums[]): Sums {
	const sums: Sums = {};
	for (const part of parts)
		for (const [reason, n] of Object.entries(part)) sums[reason] = (sums[reason] ?? 0) + n;
	return sums;
}

function insideOccupied(world: OracleWorld, before: Position): number {
	const places = [undefined, ...world.units.map((unit) => unit.id)];
	return total(places.map((unitId) => unitOccupied(world, unitId, before)));
}

function withBedsOutOfService(sums: Sums, { entry }: Placed): Sums {
	if (entry.kind === 'declareOutOfService') return { ...sums, ...numbersOf(entry.byReason) };
	if (entry.kind === 'bedsOut') return addUp([sums, { [entry.reason]: entry.n }]);
	if (entry.kind === 'bedsBack') return addUp([sums, { [entry.reason]: -entry.n }]);
	return sums;
}

function numbersOf(parts: OutOfServiceParts): Sums {
	return Object.fromEntries(Object.entries(parts).map(([reason, { n }]) => [reason, n]));
}

function concernsPeopleOf({ entry, unitId }: Placed, id: string): boolean {
	if (entry.kind === 'move' && entry.toUnitId === id) return true;
	return unitId === id && ['arrive', 'depart', 'move', 'recount'].includes(entry.kind);
}
