import type { Inputs } from '../fold/inputs.ts';
import { type Ledger, ledgerOf, sumLedgers } from '../ledger.ts';
import { figuresToLedger } from '../figures-of.ts';
import { deriveSnijverlies } from '../snijverlies.ts';
import { findRooms, isThere } from './find-rooms.ts';
import type { ListedRoom } from './room-list.ts';
import type { KnownRoom, PlannedRoom, RoomListRequest } from './room-request.ts';

/** The ledger that the rooms of the list add up to (D2), with rooms that are there and not in the list. */
export function sumRooms({ list, target }: Pick<RoomListRequest, 'list' | 'target'>): Ledger {
	const rooms = findRooms({ list, target });
	const listed = new Set(rooms.map(({ unitId }) => unitId));
	const others = target.units.filter((known) => isThere(known) && !listed.has(known.unit.id));
	const isSwitched = target.location.detail === 'site';
	return sumLedgers([
		...rooms.map((planned) => ledgerOfRoom(planned, isSwitched)),
		...others.map((known) => (isSwitched ? emptied(known) : figuresToLedger(known.figures)))
	]);
}

function ledgerOfRoom({ room, known }: PlannedRoom, isSwitched: boolean): Ledger {
	// What somebody said of its free beds counts on where nobody is counted otherwise (D6).
	if (known && !isSwitched && isSame(room, known)) return figuresToLedger(known.figures);
	const stands = isSwitched ? 0 : (known?.figures.outOfService ?? 0);
	const out = room.outOfService ?? stands;
	const people = room.people ?? (isSwitched ? 0 : (known?.figures.occupied ?? 0));
	const reserved = known?.figures.reserved ?? 0;
	const inputs: Inputs = {
		realised: room.beds,
		occupied: people,
		outOfServiceBy: { other: out },
		declared: {}
	};
	const sharedBy = room.sharedBy ?? known?.unit.sharedBy ?? 'family';
	const free = room.beds - out - people;
	const lost = deriveSnijverlies({ sharedBy, free, occupied: people, reserved });
	return ledgerOf(inputs, reserved, lost);
}

function isSame(room: ListedRoom, { figures }: KnownRoom): boolean {
	const { beds, people = figures.occupied, outOfService = figures.outOfService } = room;
	return (
		beds === figures.realised &&
		people === figures.occupied &&
		outOfService === figures.outOfService
	);
}

/** The switch empties what it does not state (D5). */
function emptied({ figures: { realised, reserved } }: KnownRoom): Ledger {
	return ledgerOf({ realised, occupied: 0, outOfServiceBy: {}, declared: {} }, reserved);
}
