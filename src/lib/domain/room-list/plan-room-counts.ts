import { OUT_OF_SERVICE_REASONS } from '../reasons.ts';
import type { OutOfServiceByReason, RecordedEntry, SetDetailEntry } from '../schema/entry.ts';
import type { PlannedRoom, RoomListRequest, RoomMutation } from './room-request.ts';

type StatedRoom = NonNullable<SetDetailEntry['units']>[number];

/** The numbers of the rooms: by the switch to rooms, or per room where people are counted so already (D5). */
export function planRoomCounts(rooms: PlannedRoom[], request: RoomListRequest): RoomMutation[] {
	if (rooms.length === 0) return [];
	if (request.target.location.detail === 'units')
		return rooms.flatMap((planned) => planCounts(planned, request));
	return [toSwitch(rooms, request), ...rooms.flatMap((planned) => planBeds(planned, request))];
}

function toSwitch(
	rooms: PlannedRoom[],
	{ target, observedAt, source }: RoomListRequest
): RoomMutation {
	return {
		name: 'location.setDetail',
		args: {
			locationId: target.location.id,
			detail: 'units',
			...(observedAt ? { observedAt } : {}),
			...(source === 'import' ? { source } : {}),
			units: rooms.flatMap(toStated)
		}
	};
}

/** A room whose people the list does not say was not counted (D5). */
function toStated({ room: { people, outOfService }, unitId }: PlannedRoom): StatedRoom[] {
	if (people === undefined) return [];
	const out = outOfService ? { other: { n: outOfService } } : {};
	return [{ unitId, occupied: people, outOfService: out }];
}

/** The first beds of a new room hold since ever; those of a known one are a step. */
function planBeds(planned: PlannedRoom, request: RoomListRequest): RoomMutation[] {
	const { room, known } = planned;
	if (!known || known.figures.realised === room.beds) return [];
	return [toRecord(planned, request, { kind: 'setRealised', n: room.beds })];
}

function planCounts(planned: PlannedRoom, request: RoomListRequest): RoomMutation[] {
	return [
		...planBeds(planned, request),
		...planOutOfService(planned, request),
		...planPeople(planned, request)
	];
}

function planOutOfService(planned: PlannedRoom, request: RoomListRequest): RoomMutation[] {
	const { room, known } = planned;
	if (room.outOfService === undefined || room.outOfService === (known?.figures.outOfService ?? 0))
		return [];
	const n = room.outOfService;
	const byReason: OutOfServiceByReason = Object.fromEntries(
		OUT_OF_SERVICE_REASONS.map((reason) => [reason, { n: reason === 'other' ? n : 0 }])
	);
	return [toRecord(planned, request, { kind: 'declareOutOfService', byReason })];
}

/** Of the same number a count says something only when it is the newest (D14). */
function planPeople(planned: PlannedRoom, request: RoomListRequest): RoomMutation[] {
	const { room, known } = planned;
	if (room.people === undefined) return [];
	const isNewer = request.observedAt !== undefined && request.observedAt > (countedAt(known) ?? '');
	const isSame = known && countedAt(known) !== null && known.figures.occupied === room.people;
	if (isSame && !isNewer) return [];
	return [toRecord(planned, request, { kind: 'recount', n: room.people })];
}

function countedAt(known: PlannedRoom['known']): string | null {
	return known?.figures.countedAt ?? null;
}

function toRecord(
	{ unitId, known }: PlannedRoom,
	{ target, observedAt, source }: RoomListRequest,
	entry: RecordedEntry
): RoomMutation {
	return {
		name: 'occupancy.record',
		args: {
			...{ locationId: target.location.id, unitId, source, entry },
			...(observedAt ? { observedAt } : {})
		},
		...(entry.kind === 'recount' ? { base: known?.newestCountId ?? null } : {})
	};
}
