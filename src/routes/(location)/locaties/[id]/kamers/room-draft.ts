import type { MutationDraft } from '$lib/client/client-types.ts';
import type { SharedBy, Unit } from '$lib/domain/schema/unit.ts';
import { toRoomId } from '$lib/domain/room-list/room-id.ts';
import type { Fitness, Suitability } from '$lib/domain/schema/location.ts';

/** What a form holds of a room; beds change by an entry of their own (D7). */
export type RoomDraft = {
	/** '' = not known. */
	floor: string;
	sharedBy: SharedBy;
	suitable: Record<Suitability, Fitness>;
};

export const NEW_ROOM: RoomDraft = {
	floor: '',
	sharedBy: 'family',
	suitable: { infants: 'unknown', pets: 'unknown', wheelchair: 'unknown', care: 'unknown' }
};

export function draftOf(unit: Unit): RoomDraft {
	return {
		floor: unit.floor === undefined || unit.floor === null ? '' : String(unit.floor),
		sharedBy: unit.sharedBy,
		suitable: { ...NEW_ROOM.suitable, ...unit.suitable }
	};
}

/** The mutations that make these rooms, all alike but for their names; `taken`: ids that are in use here. */
export function draftsToAdd(
	{ locationId, taken }: { locationId: string; taken: { has(id: string): boolean } },
	names: string[],
	beds: number,
	{ floor, sharedBy, suitable }: RoomDraft
): MutationDraft[] {
	return names.map((name) => ({
		name: 'unit.add',
		args: {
			id: toRoomId(locationId, name, taken),
			locationId,
			name,
			beds,
			sharedBy,
			suitable,
			...(floor !== '' && { floor: Number(floor) })
		}
	}));
}

/** The fields that differ, each on the writer that its editor saw (S11). */
export function draftsToChange(seen: Unit, name: string, draft: RoomDraft): MutationDraft[] {
	const before = valuesOf(seen.name, draftOf(seen));
	return Object.entries(valuesOf(name.trim(), draft))
		.filter(([field, value]) => value !== before[field])
		.map(([field, value]) => ({
			name: 'unit.setField',
			args: { unitId: seen.id, field, value },
			base: seen.fieldWriter[field] ?? null
		}));
}

function valuesOf(name: string, { floor, sharedBy, suitable }: RoomDraft): Record<string, unknown> {
	const values: Record<string, unknown> = {
		name,
		floor: floor === '' ? null : Number(floor),
		sharedBy
	};
	for (const [need, answer] of Object.entries(suitable)) values[`suitable.${need}`] = answer;
	return values;
}
