import type { RoomOfProposal } from '../../../src/lib/domain/proposals/room.ts';

/** What the best of all ways to give everybody a room wins, and the fewest moves that it takes. */
export type Best = { gain: number; moves: number };

/**
 * Tries every way, written apart from the product: from the rules, without a matching, and with moves to larger rooms
 * and in circles. For few rooms.
 */
export function searchEveryWay(rooms: readonly RoomOfProposal[]): Best {
	const mine = rooms.filter(takesPart);
	const people = mine.filter(({ figures }) => figures.occupied > 0);
	const taken = new Set<RoomOfProposal>();
	let best: Best = { gain: 0, moves: 0 };

	function settle(at: number, gain: number, moves: number): void {
		const from = people[at];
		if (!from) {
			if (gain > best.gain || (gain === best.gain && moves < best.moves)) best = { gain, moves };
			return;
		}
		for (const to of mine) {
			if (taken.has(to) || (to !== from && !mayMove(from, to))) continue;
			taken.add(to);
			settle(at + 1, gain + usable(from) - usable(to), moves + Number(to !== from));
			taken.delete(to);
		}
	}

	settle(0, 0, 0);
	return best;
}

export function takesPart({ unit, figures, isDeclared }: RoomOfProposal): boolean {
	const isShared = ['men', 'women', 'mixed-agreed'].includes(unit.sharedBy);
	const inQuarantine = (figures.outOfServiceBy.quarantine ?? 0) > 0;
	const isLeftAlone = isShared || isDeclared || unit.retired || inQuarantine;
	return !isLeftAlone && figures.reserved === 0 && figures.countedAt !== null;
}

export function usable({ figures }: RoomOfProposal): number {
	return Math.max(0, figures.realised - figures.outOfService);
}

export function mayMove(from: RoomOfProposal, to: RoomOfProposal): boolean {
	return usable(to) >= from.figures.occupied && !isWorse(from.unit, to.unit);
}

/** Said the other way round than the product says it: what would be lost. */
function isWorse(from: RoomOfProposal['unit'], to: RoomOfProposal['unit']): boolean {
	for (const need of ['infants', 'pets', 'wheelchair', 'care'] as const) {
		const had = from.suitable[need] ?? 'unknown';
		const gets = to.suitable[need] ?? 'unknown';
		if (had === 'yes' && gets !== 'yes') return true;
		if (had === 'unknown' && gets === 'no') return true;
	}
	if (to.floor === 0) return false;
	if (from.floor === undefined) return to.floor !== undefined;
	return to.floor === undefined || Math.abs(to.floor) > Math.abs(from.floor);
}
