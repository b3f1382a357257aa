import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import type { OutOfServiceReason, SetDetailEntry } from '$lib/domain/schema/entry.ts';
import { readWhole } from '$lib/ui/read-whole.ts';

/** What is typed of one room; '' = nobody counted it. */
export type RoomCount = { people: string; out: string; typed?: Typed };
/** When its people were last typed, and what its author saw then. */
export type Typed = { at: string; occupied: number; newestCountId: string | null };
export type RoomCounts = Record<string, RoomCount>;

export const NOT_COUNTED: RoomCount = { people: '', out: '' };
export const MOST_PEOPLE = 9_999;

/** Whether anything is typed of any room. */
export function hasCounts(counts: RoomCounts): boolean {
	return Object.values(counts).some(({ people, out }) => (people + out).trim() !== '');
}

type Stated = NonNullable<SetDetailEntry['units']>;

/** Rooms with something typed that is no number, or with beds out of service and nobody counted. */
export function unreadableRooms(rooms: UnitView[], counts: RoomCounts): UnitView[] {
	return rooms.filter(({ unit }) => {
		const { people, out } = counts[unit.id] ?? NOT_COUNTED;
		const isTyped = people !== '' || out !== '';
		return isTyped && (readNumber(people) === null || (out !== '' && readNumber(out) === null));
	});
}

/** The rooms that were counted; one that was not is empty and never counted (D5). */
export function toStated(
	rooms: UnitView[],
	counts: RoomCounts,
	reason: OutOfServiceReason,
	until?: string
): Stated {
	return rooms.flatMap(({ unit }) => {
		const { people, out } = counts[unit.id] ?? NOT_COUNTED;
		const occupied = readNumber(people);
		if (occupied === null) return [];
		const n = readNumber(out) ?? 0;
		const part = { n, ...(until && { until }) };
		return [{ unitId: unit.id, occupied, outOfService: n > 0 ? { [reason]: part } : {} }];
	});
}

/**
 * A count of each room that was filled in, on the newest one that its author saw (D11). A round through a house takes
 * longer than one moment: who arrives behind the back of who counts is in no count that was typed before (D9), so
 * each holds for when it was typed unless it was set back as a whole (D12).
 */
export function toRecounts(
	rooms: UnitView[],
	counts: RoomCounts,
	{ locationId, observedAt }: { locationId: string; observedAt: string | null }
): MutationDraft[] {
	return rooms.flatMap(({ unit, newestCountId }) => {
		const { people, typed } = counts[unit.id] ?? NOT_COUNTED;
		const n = readNumber(people);
		if (n === null) return [];
		const at = observedAt ?? typed?.at;
		const entry = { kind: 'recount', n };
		const args = { locationId, unitId: unit.id, entry, ...(at && { observedAt: at }) };
		const base = typed ? typed.newestCountId : newestCountId;
		return [{ name: 'occupancy.record' as const, args, base }];
	});
}

export type Compared = { what: 'people' | 'beds' | 'out'; site: number; rooms: number };

/** The location's numbers beside the rooms' together; a difference is shown, never levelled (D5). */
export function compareCounts(
	{ figures }: Pick<LocationView, 'figures'>,
	rooms: UnitView[],
	stated: Stated
): Compared[] {
	const people = stated.reduce((sum, { occupied }) => sum + occupied, 0);
	const beds = rooms.reduce((sum, room) => sum + room.figures.realised, 0);
	const out = stated
		.flatMap(({ outOfService }) => Object.values(outOfService))
		.reduce((sum, { n }) => sum + n, 0);
	return [
		{ what: 'people', site: figures.occupied, rooms: people },
		{ what: 'beds', site: figures.realised, rooms: beds },
		{ what: 'out', site: figures.outOfService, rooms: out }
	];
}

export function readNumber(text: string): number | null {
	return text.trim() === '' ? null : readWhole(text, MOST_PEOPLE);
}
