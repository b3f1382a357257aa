import type { Fitness, Suitability } from '../schema/location.ts';
import type { SharedBy } from '../schema/unit.ts';

export type RoomProblemCode =
	// the line is refused
	| 'room-missing'
	| 'room-name'
	| 'personal-data'
	| 'beds-unreadable'
	| 'people-unreadable'
	| 'duplicate-room'
	// the rest of the line is taken
	| 'people-missing'
	| 'out-unreadable'
	| 'floor-unreadable'
	| 'shared-unreadable'
	| 'suitability-unreadable'
	| 'note-left-out';

/** `text` is what stands in the cell; null where it may not be repeated. */
export type RoomProblem = { code: RoomProblemCode; text: string | null };

/** A room as its line has it; what the list does not say is absent. */
export type ListedRoom = {
	name: string;
	beds: number;
	/** Absent where the list does not say: that nobody wrote a number does not make a room empty (D5). */
	people?: number;
	outOfService?: number;
	floor?: number;
	sharedBy?: SharedBy;
	suitable: Partial<Record<Suitability, Fitness>>;
	note: string;
};

export type RoomLine = {
	/** Line in the sheet, from 1. */
	line: number;
	name: string;
	/** null: the line is refused. */
	room: ListedRoom | null;
	problems: RoomProblem[];
};

/** The rooms of one location as the sheet has them; `location` is '' where it does not say. */
export type RoomList = {
	location: string;
	lines: RoomLine[];
	/** It has a column of people: without one its numbers cannot be those that stand. */
	isCounted: boolean;
};
