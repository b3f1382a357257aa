import { aboveZero, ledgerOf, type Ledger, type OracleFigures } from './ledger.ts';
import { detailInForce } from './placed-entries.ts';
import {
	addUp,
	siteDeclared,
	siteOccupied,
	siteOutOfService,
	siteRealised,
	total,
	unitDeclared,
	unitOccupied,
	unitOutOfService,
	unitRealised,
	type Sums
} from './sums.ts';
import {
	houseCountedAt,
	locationObservedAt,
	siteCountedAt,
	unitCountedAt,
	unitObservedAt
} from './times.ts';
import type { Detail, OracleUnit, OracleWorld } from './world.ts';

export type Replayed = {
	location: OracleFigures;
	units: Record<string, OracleFigures>;
	detail: Detail;
	/** D4: the largest household that fits together; null where units are not known. */
	largestUnit: number | null;
	/** Signed; 0 at `site`, where nobody waits for a room. */
	rest: number;
	/** Signed, also at `units`, where it stays as it was. */
	siteOccupiedRaw: number;
};

/** The figures that entries and units lead to, by reading everything again for each number. */
export function replayFigures(world: OracleWorld): Replayed {
	const detail = detailInForce(world);
	const units = Object.fromEntries(world.units.map((unit) => [unit.id, unitFigures(world, unit)]));
	const location =
		detail === 'site' ? siteFigures(world) : houseFigures(world, Object.values(units));
	return {
		location,
		units,
		detail,
		largestUnit: detail === 'site' ? null : largestUnit(location, Object.values(units)),
		rest: detail === 'site' ? 0 : unitOccupied(world, undefined),
		siteOccupiedRaw: siteOccupied(world)
	};
}

/** No room takes more people than the whole house still has places for. */
function largestUnit(house: OracleFigures, units: OracleFigures[]): number {
	const rooms = units.map(({ placeable }) => placeable).sort((a, b) => a - b);
	return Math.min(rooms.at(-1) ?? 0, house.placeable);
}

function siteFigures(world: OracleWorld): OracleFigures {
	const inputs = {
		realised: siteRealised(world),
		occupied: Math.max(0, siteOccupied(world)),
		outOfServiceBy: aboveZero(siteOutOfService(world)),
		declared: siteDeclared(world),
		reserved: total((world.reserved ?? []).map(({ n }) => n))
	};
	return {
		...ledgerOf(inputs),
		observedAt: locationObservedAt(world),
		countedAt: siteCountedAt(world)
	};
}

function unitFigures(world: OracleWorld, unit: OracleUnit): OracleFigures {
	const declared = unitDeclared(world, unit.id);
	const inputs = {
		realised: unitRealised(world, unit),
		occupied: Math.max(0, unitOccupied(world, unit.id)),
		outOfServiceBy: aboveZero(unitOutOfService(world, unit.id)),
		declared: declared ?? {},
		reserved: reservedIn(world, unit.id)
	};
	return {
		...ledgerOf(inputs, declared ? undefined : derivedSnijverlies(unit, inputs)),
		observedAt: unitObservedAt(world, unit.id),
		countedAt: unitCountedAt(world, unit.id)
	};
}

/** D6: the free beds of a closed unit with people or a hold cannot be given to anyone else. */
function derivedSnijverlies(
	unit: OracleUnit,
	{
		realised,
		occupied,
		outOfServiceBy,
		reserved
	}: { realised: number; occupied: number; outOfServiceBy: Sums; reserved: number }
): Sums {
	const isClosed = unit.sharedBy === 'family' || unit.sharedBy === 'none';
	if (!isClosed || (occupied === 0 && reserved === 0)) return {};
	const free = realised - total(Object.values(outOfServiceBy)) - occupied;
	return { household: Math.max(0, free - reserved) };
}

/** D2, D5: the sum of the units' ledgers, then the rest, then holds without a unit. */
function houseFigures(world: OracleWorld, units: OracleFigures[]): OracleFigures {
	const withRest = addRest(sumOfLedgers(units), unitOccupied(world, undefined));
	return {
		...addHolds(withRest, reservedIn(world, undefined)),
		observedAt: locationObservedAt(world),
		countedAt: houseCountedAt(world)
	};
}

function sumOfLedgers(parts: Ledger[]): Ledger {
	return {
		realised: total(parts.map((part) => part.realised)),
		occupied: total(parts.map((part) => part.occupied)),
		outOfService: total(parts.map((part) => part.outOfService)),
		outOfServiceBy: addUp(parts.map((part) => part.outOfServiceBy)),
		snijverlies: addUp(parts.map((part) => part.snijverlies)),
		snijverliesDeclared: addUp(parts.map((part) => part.snijverliesDeclared)),
		reserved: total(parts.map((part) => part.reserved)),
		overcrowded: total(parts.map((part) => part.overcrowded)),
		overpromised: total(parts.map((part) => part.overpromised)),
		placeable: total(parts.map((part) => part.placeable))
	};
}

function addRest(house: Ledger, rest: number): Ledger {
	if (rest >= 0) {
		const taken = Math.min(rest, house.placeable);
		return {
			...house,
			occupied: house.occupied + rest,
			placeable: house.placeable - taken,
			overcrowded: house.overcrowded + rest - taken
		};
	}
	const undivided = Math.min(-rest, house.occupied);
	return {
		...house,
		occupied: house.occupied - undivided,
		snijverlies: aboveZero(addUp([house.snijverlies, { undivided }]))
	};
}

function addHolds(house: Ledger, n: number): Ledger {
	const fits = Math.min(n, house.placeable);
	return {
		...house,
		reserved: house.reserved + n,
		placeable: house.placeable - fits,
		overpromised: house.overpromised + n - fits
	};
}

function reservedIn(world: OracleWorld, unitId: string | undefined): number {
	const holds = (world.reserved ?? []).filter((hold) => hold.unitId === unitId);
	return total(holds.map(({ n }) => n));
}
