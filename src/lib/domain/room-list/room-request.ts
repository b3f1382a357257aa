import type { Figures } from '../schema/figures.ts';
import type { Instant, Uuid } from '../schema/ids.ts';
import type { Location } from '../schema/location.ts';
import type { MutationArgs, MutationName } from '../schema/mutation.ts';
import type { Unit } from '../schema/unit.ts';
import type { ListedRoom, RoomList } from './room-list.ts';

/** A unit as the one who plans knows it. */
export type KnownRoom = { unit: Unit; figures: Figures; newestCountId: string | null };

/** The location that the list is of. */
export type RoomTarget = {
	location: Pick<Location, 'id' | 'detail' | 'note'>;
	fieldWriter: Record<string, string>;
	figures: Figures;
	units: KnownRoom[];
};

export type RoomListRequest = {
	list: RoomList;
	target: RoomTarget;
	/**
	 * Which numbers hold: those of the rooms, so that people are counted per room from then on, or those of the
	 * location, so that the rooms are only added (D5).
	 */
	stands: 'rooms' | 'site';
	/** When the list was right; absent: now. */
	observedAt?: Instant;
	/** Who enters it saw it there, or has it from a sheet. */
	source: 'site' | 'import';
};

export type RoomMutation<N extends MutationName = MutationName> = {
	[Name in N]: { name: Name; args: MutationArgs<Name>; base?: Uuid | null };
}[N];

/** A line of the list with the unit that it is of. */
export type PlannedRoom = { room: ListedRoom; unitId: Uuid; known: KnownRoom | null };
