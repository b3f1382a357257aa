import type { Reserved } from '../../src/lib/domain/figures-of.ts';
import type { Card } from '../../src/lib/domain/fold/cards.ts';
import type { FoldUnit } from '../../src/lib/domain/fold/units.ts';
import { placeableOf } from '../../src/lib/domain/ledger.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import type { OracleFigures } from './oracle/ledger.ts';
import type { OracleCard } from './oracle/replay-cards.ts';
import type { OracleUnit, OracleWorld } from './oracle/world.ts';

/** Puts what the product gives beside what the replay gives. */
export function toFiguresOfReplay(figures: Figures): OracleFigures {
	const { reservedUntil: _until, receivedAt: _received, ...rest } = figures;
	return { ...rest, placeable: placeableOf(figures) };
}

export function toEntries(world: OracleWorld): EntryRow[] {
	return world.entries;
}

export function toFoldUnits(units: OracleUnit[]): Map<string, FoldUnit> {
	return new Map(
		units.map(({ retiredAt, ...unit }) => [
			unit.id,
			{ ...unit, ...(retiredAt ? { retiredAt: retiredAt.observedAt } : {}) }
		])
	);
}

export function toReserved(world: OracleWorld): Reserved {
	const byUnit = new Map<string, number>();
	for (const { unitId = '', n } of world.reserved ?? [])
		byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + n);
	return { byUnit, until: null };
}

export function toCardOfReplay(card: Card): OracleCard {
	switch (card.kind) {
		case 'movement-near-count':
			return { kind: card.kind, place: card.place, movement: card.movement, recount: card.count };
		case 'confirm-differs':
			return { kind: card.kind, place: card.place, confirm: card.confirm };
		case 'negative':
			return { kind: card.kind, place: card.place, what: card.what as 'occupied', n: card.n };
		case 'switch-differs':
			return {
				kind: card.kind,
				siteOccupied: card.site,
				unitsOccupied: card.units,
				switch: card.switch
			};
		default:
			return card;
	}
}
