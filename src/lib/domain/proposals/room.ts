import type { Figures } from '../schema/figures.ts';
import type { Unit } from '../schema/unit.ts';
import { isClosed } from '../snijverlies.ts';

/** What is known of a unit, as a proposal needs it. */
export type RoomOfProposal = {
	unit: Unit;
	figures: Pick<
		Figures,
		'realised' | 'occupied' | 'outOfService' | 'outOfServiceBy' | 'reserved' | 'countedAt'
	>;
	/** What somebody declared of its free beds still counts (D6). */
	isDeclared: boolean;
};

/** A room that may give or take people; `beds` are those in service. */
export type Room = { id: string; unit: Unit; beds: number; people: number };

/**
 * Whether a room takes part at all. Left alone are: rooms that were never counted, which nobody knows to be empty (D5);
 * shared rooms, whose people are not one household; rooms with a live hold, which is of those beds there; rooms of which
 * somebody said what can be given, because a move would end that; and rooms in quarantine, whose people stay in and
 * others out.
 */
export function isCandidate({ unit, figures, isDeclared }: RoomOfProposal): boolean {
	if (unit.retired || isDeclared || !isClosed(unit.sharedBy)) return false;
	if (figures.countedAt === null) return false;
	return figures.reserved === 0 && !figures.outOfServiceBy.quarantine;
}

export function toRoom({ unit, figures }: RoomOfProposal): Room {
	const beds = Math.max(0, figures.realised - figures.outOfService);
	return { id: unit.id, unit, beds, people: figures.occupied };
}
