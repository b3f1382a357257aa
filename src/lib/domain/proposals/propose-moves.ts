import { chooseRooms } from './choose-rooms.ts';
import { isCandidate, type RoomOfProposal, toRoom } from './room.ts';
import { type Proposal, toProposals } from './to-proposals.ts';

export type ProposeOptions = {
	/** Rooms about whose people something has to be looked at first: what stands there is not sure enough. */
	doubted?: ReadonlySet<string>;
	/** Rooms whose people stay where they are. */
	stay?: ReadonlySet<string>;
};

/**
 * The moves within a location that win back the most beds: what closed rooms lose is given to others when their people
 * live in smaller rooms (D6). People of a room stay together, and only get a room that is at least as suitable. The
 * proposals have no room in common, so each can be carried out without the others. Most beds first.
 */
export function proposeMoves(
	units: readonly RoomOfProposal[],
	{ doubted = new Set(), stay = new Set() }: ProposeOptions = {}
): Proposal[] {
	const rooms = units
		.filter((unit) => isCandidate(unit) && !doubted.has(unit.unit.id) && !stay.has(unit.unit.id))
		.map(toRoom);
	return toProposals(chooseRooms(rooms));
}
