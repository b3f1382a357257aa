import type { Choice } from './choose-rooms.ts';

/** The people of one room move, all together, to a room that is empty by then. */
export type ProposedMove = {
	fromId: string;
	toId: string;
	people: number;
	/** Beds in service of the room that they leave, minus those of the room that they get. */
	gain: number;
};

/** Moves that belong together, in the order in which they can be carried out. */
export type Proposal = {
	moves: ProposedMove[];
	/** So many more beds can be given afterwards. */
	gain: number;
};

/** Who wants a room that is left first belongs with those who leave it. */
export function toProposals(choices: readonly Choice[]): Proposal[] {
	const intoRoom = new Map(choices.map((choice) => [choice.to.id, choice]));
	const left = new Set(choices.map(({ from }) => from.id));
	return choices
		.filter(({ to }) => !left.has(to.id))
		.map((first) => toProposal(first, intoRoom))
		.sort((a, b) => b.gain - a.gain || a.moves.length - b.moves.length);
}

function toProposal(first: Choice, intoRoom: Map<string, Choice>): Proposal {
	const moves: ProposedMove[] = [];
	for (let next: Choice | undefined = first; next; next = intoRoom.get(next.from.id))
		moves.push(toMove(next));
	return { moves, gain: moves.reduce((sum, { gain }) => sum + gain, 0) };
}

function toMove({ from, to }: Choice): ProposedMove {
	return { fromId: from.id, toId: to.id, people: from.people, gain: from.beds - to.beds };
}
