import { assignCheapest } from './assign-cheapest.ts';
import { isAtLeastAsSuitable } from './at-least-as-suitable.ts';
import type { Room } from './room.ts';

/** Where the people of a room would go. */
export type Choice = { from: Room; to: Room };

/**
 * More rooms than this on either side are not searched: the cost grows with the cube. Taken are the people who leave
 * the most beds empty, and the smallest rooms.
 */
const AT_MOST = 250;

/**
 * A room for everybody such that the rooms in use have the fewest beds, then with the fewest moves, then with the
 * fewest people who move. Exact up to the limit. Only moves to smaller rooms are looked at: "at least as suitable"
 * carries over, so a chain with a move to a room as large or larger has a shorter one beside it that wins as much.
 */
export function chooseRooms(rooms: readonly Room[]): Choice[] {
	const roomy = rooms.filter(isRoomy).sort(byLoss).slice(0, AT_MOST);
	const fewest = Math.min(...roomy.map(({ people }) => people));
	const empty = rooms.filter(({ people, beds }) => people === 0 && beds >= fewest);
	const targets = [...roomy, ...empty.sort(bySize).slice(0, AT_MOST)];
	const chosen = assignCheapest(roomy.length, targets.length, costs(roomy, targets));
	return roomy.flatMap((from, at) => {
		const to = targets[chosen[at]!]!;
		return to === from ? [] : [{ from, to }];
	});
}

/** A full room has no smaller one that holds its people. */
function isRoomy({ people, beds }: Room): boolean {
	return people > 0 && beds > people;
}

function byLoss(a: Room, b: Room): number {
	return b.beds - b.people - (a.beds - a.people);
}

function bySize(a: Room, b: Room): number {
	return a.beds - b.beds;
}

/** One bed outweighs every move there can be, and one move all people. */
function costs(roomy: Room[], targets: Room[]): (group: number, room: number) => number {
	const ofMove = 1 + roomy.reduce((sum, { people }) => sum + people, 0);
	const ofBed = ofMove * (roomy.length + 1);
	return (group, room) => {
		const from = roomy[group]!;
		const to = targets[room]!;
		if (to === from) return ofBed * from.beds;
		return mayMove(from, to) ? ofBed * to.beds + ofMove + from.people : Infinity;
	};
}

function mayMove(from: Room, to: Room): boolean {
	return to.beds < from.beds && to.beds >= from.people && isAtLeastAsSuitable(to.unit, from.unit);
}
