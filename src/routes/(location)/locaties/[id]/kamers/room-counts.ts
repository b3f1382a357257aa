import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { OUT_OF_SERVICE_REASONS } from '$lib/domain/reasons.ts';
import type { OutOfServiceReason, SetDetailEntry } from '$lib/domain/schema/entry.ts';
import { readWhole } from '$lib/ui/read-whole.ts';
import { SEEN_NOW, type SeenWhen } from '$lib/ui/seen-when.ts';

/** What is typed of one room; '' = nobody counted it. */
export type RoomCount = {
	people: string;
	out: string;
	/** Why beds are out of service; absent: as most at the location. */
	reason?: OutOfServiceReason;
	typed?: Typed;
};
/** When its people were last typed, and what its author saw then. */
export type Typed = { at: string; occupied: number; newestCountId: string | null };
export type RoomCounts = Record<string, RoomCount>;

/** What is typed of a house, and when it was seen. */
export type HouseCount = { counts: RoomCounts; seen: SeenWhen };

export const NOT_COUNTED: RoomCount = { people: '', out: '' };
export const NO_HOUSE: HouseCount = { counts: {}, seen: SEEN_NOW };
/** Of the wire, as everywhere; what makes somebody look twice comes much sooner (D3). */
export const MOST_PEOPLE = 99_999;

/** Whether anything is typed of any room. */
export function hasCounts(counts: RoomCounts): boolean {
	return Object.values(counts).some(({ people, out }) => (people + out).trim() !== '');
}

/** When a number was last typed; undefined where none is. */
export function lastTypedAt({ counts }: HouseCount): string | undefined {
	return Object.values(counts)
		.flatMap(({ typed }) => typed?.at ?? [])
		.sort()
		.at(-1);
}

export function isHouseTyped({ counts }: HouseCount): boolean {
	return hasCounts(counts);
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

type SiteOut = Pick<LocationView, 'figures' | 'outUntil'>;

/** The rooms that were counted; one that was not is empty and never counted (D5). A reason keeps its expected end. */
export function toStated(rooms: UnitView[], counts: RoomCounts, site: SiteOut): Stated {
	const usual = usualReason(site);
	return rooms.flatMap(({ unit }) => {
		const { people, out, reason = usual } = counts[unit.id] ?? NOT_COUNTED;
		const occupied = readNumber(people);
		if (occupied === null) return [];
		const n = readNumber(out) ?? 0;
		const until = site.outUntil[reason];
		const part = { n, ...(until && { until }) };
		return [{ unitId: unit.id, occupied, outOfService: n > 0 ? { [reason]: part } : {} }];
	});
}

/** Why most beds of the location are out of service. */
export function usualReason({ figures }: Pick<LocationView, 'figures'>): OutOfServiceReason {
	const by = figures.outOfServiceBy;
	const [most] = OUT_OF_SERVICE_REASONS.toSorted((a, b) => (by[b] ?? 0) - (by[a] ?? 0));
	return most!;
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

/**
 * Who has no room on this device's numbers, and was counted in one: they move into the room that was counted last, just
 * before its count, in which they are (D9). Below zero: who left moves out of it. So every room stands as it was
 * counted, and nobody is left beside the rooms (D5).
 */
export function toRestMove(rest: number, recounts: MutationDraft[], now: string): MutationDraft[] {
	const at = ({ args }: MutationDraft) =>
		typeof args.observedAt === 'string' ? args.observedAt : now;
	const last = recounts.toSorted((a, b) => at(a).localeCompare(at(b))).at(-1);
	if (rest === 0 || !last) return [];
	const { locationId, unitId } = last.args;
	const observedAt = new Date(Date.parse(at(last)) - 1).toISOString();
	const move = { kind: 'move', n: Math.abs(rest) };
	const args = rest > 0 ? { entry: { ...move, toUnitId: unitId } } : { unitId, entry: move };
	return [{ name: 'occupancy.record', args: { locationId, ...args, observedAt } }];
}

export type Compared = {
	what: 'people' | 'beds' | 'out' | OutOfServiceReason;
	site: number;
	rooms: number;
};

/**
 * The location's numbers beside the rooms' together; a difference is shown, never levelled (D5). Beds out of service
 * stand per reason where there is more than one.
 */
export function compareCounts(
	{ figures }: Pick<LocationView, 'figures'>,
	rooms: UnitView[],
	stated: Stated
): Compared[] {
	const people = stated.reduce((sum, { occupied }) => sum + occupied, 0);
	const beds = rooms.reduce((sum, room) => sum + room.figures.realised, 0);
	const reasons = OUT_OF_SERVICE_REASONS.map((what) => ({
		what,
		site: figures.outOfServiceBy[what] ?? 0,
		rooms: stated.reduce((sum, { outOfService }) => sum + (outOfService[what]?.n ?? 0), 0)
	})).filter(({ site, rooms }) => site + rooms > 0);
	const out = reasons.reduce((sum, reason) => sum + reason.rooms, 0);
	return [
		{ what: 'people', site: figures.occupied, rooms: people },
		{ what: 'beds', site: figures.realised, rooms: beds },
		...(reasons.length > 1
			? reasons
			: [{ what: 'out' as const, site: figures.outOfService, rooms: out }])
	];
}

export function readNumber(text: string): number | null {
	return text.trim() === '' ? null : readWhole(text, MOST_PEOPLE);
}
