import type { RecordInput } from '$lib/client/client-types.ts';
import { seenNow } from '$lib/client/seen-now.ts';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import { ACTION_ICONS } from '$lib/ui/action-icons.ts';
import { formatNumber } from '$lib/ui/format.ts';
import type { Icon } from '$lib/ui/icon.ts';
import { m } from '$messages/messages';
import {
	type Doubt,
	doubtArrival,
	doubtCount,
	doubtDeparture,
	doubtMove
} from '../../../../day/doubt.ts';
import type { OpenForm } from '../../../../day/form-kind.ts';
import { placeOf } from '../../../../day/place.ts';
import { roomChoiceWords } from '../../../../day/room-choice-words.ts';
import { roomsThatFit } from '../../../../day/rooms-that-fit.ts';

/** One tap that stores. */
export type RoomTap = {
	text: string;
	/** Read out; it says what is stored, and of which room. */
	name: string;
	input: RecordInput;
	/** Opened instead, filled in, where the number makes somebody look twice (D3). */
	form: OpenForm;
	doubt?: Doubt | undefined;
	/** What stands now, and is right. */
	isConfirm?: boolean;
};

/** What one thing can be, the likeliest first; the form takes another number, another moment and another room. */
export type RoomTaps = {
	label: string;
	icon: Icon;
	taps: RoomTap[];
	form: OpenForm;
};

/** What stood when the room was opened: it is what a count was made on, and no number moves under the finger (D11). */
export type RoomStart = { base: string | null; occupied: number };

const MOST_NUMBERS = 6;
const MOST_COUNTS = 9;
const MOST_ROOMS = 3;

export function roomTaps(view: LocationView, room: UnitView, start: RoomStart): RoomTaps[] {
	return [
		...(view.rest > 0 ? [movesIn(view, room)] : []),
		arrivals(view, room),
		departures(view, room),
		counts(view, room, start),
		...(room.figures.occupied > 0 ? [movesOut(view, room)] : [])
	];
}

/** Those who have no room yet (D5). */
function movesIn(view: LocationView, room: UnitView): RoomTaps {
	const { id, name } = room.unit;
	const fits = Math.max(1, Math.min(view.rest, room.placeable));
	const form = { kind: 'move', unitId: '', toUnitId: id } as const;
	const taps = numbersTo(fits).map((n) => ({
		text: formatNumber(n),
		name: m.rooms_tap_move({ n: formatNumber(n), room: name }),
		input: { entry: { kind: 'move', n, toUnitId: id } } as const,
		form: { ...form, n },
		doubt: doubtArrival(n, placeIn(view, room))
	}));
	return { label: m.rooms_move_in(), icon: ACTION_ICONS.move, taps, form: { ...form, n: fits } };
}

function arrivals(view: LocationView, room: UnitView): RoomTaps {
	const place = placeIn(view, room);
	const numbers = upTo(Math.min(MOST_NUMBERS, Math.max(1, place.room?.fits ?? 0)));
	const taps = numbers.map((n) => ({
		...tapOf(room, { kind: 'arrive', n }),
		name: m.rooms_tap_arrive({ n: formatNumber(n), room: room.unit.name }),
		doubt: doubtArrival(n, place)
	}));
	const form = { kind: 'arrive', unitId: room.unit.id } as const;
	return { label: m.day_arrive(), icon: ACTION_ICONS.arrive, taps, form };
}

function departures(view: LocationView, room: UnitView): RoomTaps {
	const taps = numbersTo(room.figures.occupied).map((n) => ({
		...tapOf(room, { kind: 'depart', n }),
		name: m.rooms_tap_depart({ n: formatNumber(n), room: room.unit.name }),
		doubt: doubtDeparture(n, placeIn(view, room))
	}));
	const form = { kind: 'depart', unitId: room.unit.id } as const;
	return { label: m.day_depart(), icon: ACTION_ICONS.depart, taps, form };
}

function counts(view: LocationView, room: UnitView, start: RoomStart): RoomTaps {
	const { realised, outOfService, occupied } = room.figures;
	const most = Math.max(realised - outOfService, occupied, start.occupied);
	const first = Math.max(0, Math.min(start.occupied - 4, most - MOST_COUNTS + 1));
	const numbers = upTo(most, first).slice(0, MOST_COUNTS);
	const taps = numbers.map((n) =>
		n === occupied && mayConfirm(view, room)
			? confirmOf(view, room)
			: {
					...tapOf(room, { kind: 'recount', n }, start.base),
					name: m.rooms_tap_count({ n: formatNumber(n), room: room.unit.name }),
					doubt: doubtCount(n, placeIn(view, room))
				}
	);
	const form = { kind: 'recount', unitId: room.unit.id } as const;
	return { label: m.rooms_tap_now(), icon: ACTION_ICONS.recount, taps, form };
}

/** A number that nobody ever counted, or that is below zero, is no number to confirm (D14). */
function mayConfirm({ cards }: LocationView, { unit, figures }: UnitView): boolean {
	const isNegative = cards.some((card) => card.kind === 'negative' && card.place === unit.id);
	return figures.countedAt !== null && !isNegative;
}

/** What is stated is what stands here of this room (D14). */
function confirmOf(view: LocationView, { unit, figures }: UnitView): RoomTap {
	const text = formatNumber(figures.occupied);
	return {
		text,
		name: `${text} ${m.day_confirm()}, ${m.rooms_room({ room: unit.name })}`,
		input: { entry: { kind: 'confirm', seen: seenNow(view, unit.id) }, unitId: unit.id },
		form: { kind: 'recount', unitId: unit.id },
		isConfirm: true
	};
}

/** People of a room move together unless somebody says so. */
function movesOut(view: LocationView, { unit, figures }: UnitView): RoomTaps {
	const n = figures.occupied;
	const form = { kind: 'move', unitId: unit.id, n } as const;
	const taps = roomsThatFit(view, { n, fromId: unit.id })
		.slice(0, MOST_ROOMS)
		.map((to) => ({
			text: roomChoiceWords(to),
			name: m.rooms_tap_move({ n: formatNumber(n), room: roomChoiceWords(to) }),
			input: {
				entry: { kind: 'move', n, toUnitId: to.unit.id },
				unitId: unit.id
			} as const,
			form: { ...form, toUnitId: to.unit.id },
			doubt: doubtMove(n, to.unit, unit)
		}));
	const label = n === 1 ? m.day_room_to() : m.rooms_tap_all({ n: formatNumber(n) });
	return { label, icon: ACTION_ICONS.move, taps, form };
}

type Numbered = Extract<RecordedEntry, { kind: 'arrive' | 'depart' | 'recount' }>;

function tapOf({ unit }: UnitView, entry: Numbered, base?: string | null) {
	const { kind, n } = entry;
	const input: RecordInput = { entry, unitId: unit.id, ...(base !== undefined && { base }) };
	return { text: formatNumber(n), input, form: { kind, unitId: unit.id, n } };
}

function placeIn(view: LocationView, { unit }: UnitView) {
	const place = placeOf(view, unit.id);
	if (!place) throw new Error(`no unit ${unit.id} in this view`);
	return place;
}

/** Of many the first, and all of them. */
function numbersTo(all: number): number[] {
	return all > MOST_NUMBERS ? [...upTo(MOST_NUMBERS - 1), all] : upTo(all);
}

function upTo(last: number, first = 1): number[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
