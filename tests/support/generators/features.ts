import { comparePositions, effectiveEntries } from '../oracle/effective-entries.ts';
import { confirmCounts } from '../oracle/confirms.ts';
import { placedEntries, type Placed } from '../oracle/placed-entries.ts';
import { replayCards, type OracleCard } from '../oracle/replay-cards.ts';
import { replayFigures, type Replayed } from '../oracle/replay-figures.ts';
import { replayUnplaced } from '../oracle/replay-unplaced.ts';
import type { OracleEntry, OracleWorld, Position } from '../oracle/world.ts';

/** What a run of worlds must have met, so that a property that holds says something. */
export const FEATURES = [
	'negative-fold',
	'equal-times',
	'equal-times-and-sequence',
	'back-dated-behind-barrier',
	'correction-across-barrier',
	'both-details',
	'back-at-site',
	'overfull-beside-free',
	'negative-rest',
	'positive-rest',
	'retired-unit',
	'hold',
	'move',
	'undated',
	'void',
	'brought-back',
	'correction-of-correction',
	'unknown-target',
	'needs-unit',
	'needs-site',
	'confirm-counts',
	'confirm-differs',
	'unit-snijverlies-declared',
	'snijverlies-lowered',
	'card-movement-near-count',
	'card-two-counts',
	'card-confirm-differs',
	'card-switch-differs'
] as const;

export type FeatureName = (typeof FEATURES)[number];

export function countFeatures(world: OracleWorld): Record<FeatureName, boolean> {
	const placed = placedEntries(world);
	const replayed = replayFigures(world);
	const cards = replayCards(world, { askMovementMinutes: 5, askRecountHours: 4 });
	return {
		...positionFeatures(world, placed),
		...correctionFeatures(world),
		...figureFeatures(replayed, cards, placed),
		...confirmFeatures(world, placed),
		...unplacedFeatures(world),
		...cardFeatures(cards),
		'retired-unit': world.units.some((unit) => unit.retiredAt),
		hold: (world.reserved ?? []).length > 0
	};
}

function positionFeatures(world: OracleWorld, placed: Placed[]) {
	const written = new Map(world.entries.map((entry) => [entry.id, entry]));
	const dated = placed.filter((entry) => entry.dated);
	const movements = dated.filter(isMovement);
	const recounts = dated.filter(({ entry }) => entry.kind === 'recount');
	return {
		'equal-times': hasPair(dated, (a, b) => a.position.observedAt === b.position.observedAt),
		'equal-times-and-sequence': hasPair(
			dated,
			({ position: a }, { position: b }) =>
				a.observedAt === b.observedAt && a.deviceSeq === b.deviceSeq
		),
		'back-dated-behind-barrier': movements.some((movement) =>
			recounts.some(
				(count) =>
					isSamePlace(movement, count) &&
					comparePositions(movement.position, count.position) < 0 &&
					written.get(movement.id)!.madeAt > written.get(count.id)!.madeAt
			)
		),
		'correction-across-barrier': movements
			.filter((movement) => movement.corrected)
			.some((movement) =>
				recounts.some(
					(count) =>
						isSamePlace(movement, count) &&
						isBetween(count.position, movement.position, firstPosition(written, movement))
				)
			),
		'both-details': ['site', 'units'].every((detail) =>
			placed.some((entry) => entry.detail === detail && entry.entry.kind !== 'setDetail')
		),
		'back-at-site': placed.some(
			({ entry, detail }) =>
				entry.kind === 'setDetail' && entry.detail === 'site' && detail === 'units'
		),
		undated: placed.some((entry) => !entry.dated),
		move: placed.some(({ entry, detail }) => entry.kind === 'move' && detail === 'units')
	};
}

function correctionFeatures(world: OracleWorld) {
	const inForce = effectiveEntries(world);
	const voids = world.entries.filter(({ entry }) => entry.kind === 'void');
	const written = new Map(world.entries.map((entry) => [entry.id, entry]));
	return {
		void: voids.some(({ corrects }) => !inForce.some(({ id }) => id === corrects)),
		'brought-back': voids.some(({ corrects }) =>
			inForce.some(({ id, corrected }) => id === corrects && corrected)
		),
		'correction-of-correction': world.entries.some(
			({ corrects }) => written.get(corrects ?? '')?.corrects !== undefined
		)
	};
}

function figureFeatures(replayed: Replayed, cards: OracleCard[], placed: Placed[]) {
	const { location, rest, detail } = replayed;
	const units = Object.values(replayed.units);
	const hasUnits = detail === 'units';
	const declared = Object.values(location.snijverliesDeclared).some((n) => n > 0);
	const lowered = Object.entries(location.snijverliesDeclared).some(
		([reason, n]) => (location.snijverlies[reason] ?? 0) < n
	);
	return {
		'negative-fold': cards.some(({ kind }) => kind === 'negative') || rest < 0,
		'overfull-beside-free':
			hasUnits &&
			units.some((unit) => unit.overcrowded > 0) &&
			units.some((unit) => unit.placeable > 0),
		'negative-rest': rest < 0,
		'positive-rest': rest > 0,
		'unit-snijverlies-declared': placed.some(
			({ entry, detail: at }) => entry.kind === 'declareSnijverlies' && at === 'units'
		),
		'snijverlies-lowered': declared && lowered
	};
}

function confirmFeatures(world: OracleWorld, placed: Placed[]) {
	const confirms = placed.filter(({ entry }) => entry.kind === 'confirm');
	return {
		'confirm-counts': confirms.some((confirm) => confirmCounts(world, confirm)),
		'confirm-differs': confirms.some((confirm) => !confirmCounts(world, confirm))
	};
}

function unplacedFeatures(world: OracleWorld) {
	const reasons = replayUnplaced(world).map(({ reason }) => reason);
	return {
		'unknown-target': reasons.includes('unknown-target'),
		'needs-unit': reasons.includes('needs-unit'),
		'needs-site': reasons.includes('needs-site')
	};
}

function cardFeatures(cards: OracleCard[]) {
	const kinds = cards.map(({ kind }) => kind);
	return {
		'card-movement-near-count': kinds.includes('movement-near-count'),
		'card-two-counts': kinds.includes('two-counts'),
		'card-confirm-differs': kinds.includes('confirm-differs'),
		'card-switch-differs': kinds.includes('switch-differs')
	};
}

function isMovement({ entry }: Placed): boolean {
	return entry.kind === 'arrive' || entry.kind === 'depart' || entry.kind === 'move';
}

function isSamePlace(movement: Placed, count: Placed): boolean {
	if (movement.detail !== count.detail) return false;
	return count.detail === 'site' || movement.unitId === count.unitId;
}

function firstPosition(written: Map<string, OracleEntry>, { id }: Placed): Position {
	const { observedAt, deviceSeq } = written.get(id)!;
	return { observedAt: observedAt ?? '', deviceSeq, id };
}

function isBetween(position: Position, a: Position, b: Position): boolean {
	return comparePositions(a, position) < 0 !== comparePositions(b, position) < 0;
}

function hasPair(list: Placed[], holds: (a: Placed, b: Placed) => boolean): boolean {
	return list.some((a, index) => list.slice(index + 1).some((b) => holds(a, b)));
}
