import { SUITABILITIES } from '../schema/location.ts';
import type { Unit, UnitField } from '../schema/unit.ts';
import type { PlannedRoom, RoomMutation, RoomTarget } from './room-request.ts';

/** A new room, or what the list says otherwise of one that is there. What it leaves out stays as it is. */
export function planRoomFields(planned: PlannedRoom, target: RoomTarget): RoomMutation[] {
	const { room, unitId, known } = planned;
	if (known) return planChanges(planned, known.unit);
	const { name, floor, beds, suitable, sharedBy } = room;
	return [
		{
			name: 'unit.add',
			args: {
				...{ id: unitId, locationId: target.location.id, name, beds, suitable },
				...(floor === undefined ? {} : { floor }),
				...(sharedBy ? { sharedBy } : {})
			}
		}
	];
}

function planChanges({ room, unitId }: PlannedRoom, unit: Unit): RoomMutation[] {
	const changes: [UnitField, unknown][] = [];
	if (room.floor !== undefined && room.floor !== unit.floor) changes.push(['floor', room.floor]);
	if (room.sharedBy && !isSameSharing(room.sharedBy, unit.sharedBy))
		changes.push(['sharedBy', room.sharedBy]);
	for (const need of SUITABILITIES) {
		const value = room.suitable[need];
		// "Unknown" is no answer, so it takes none away (D8).
		if (value && value !== 'unknown' && value !== unit.suitable[need])
			changes.push([`suitable.${need}`, value]);
	}
	return changes.map(([field, value]) => ({
		name: 'unit.setField',
		args: { unitId, field, value },
		base: unit.fieldWriter[field] ?? null
	}));
}

/** "Nee" and "ja" say less than what may stand there: whether it is for one family, or for whom it is shared. */
function isSameSharing(listed: Unit['sharedBy'], stands: Unit['sharedBy']): boolean {
	if (listed === 'none') return stands === 'family' || stands === 'none';
	if (listed === 'mixed-agreed') return ['men', 'women', 'mixed-agreed'].includes(stands);
	return listed === stands;
}
