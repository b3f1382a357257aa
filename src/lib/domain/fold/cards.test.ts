import { describe, expect, test } from 'vitest';
import { example, idOf, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { type Card, cardsOf } from './cards.ts';
import { foldLocation } from './fold-location.ts';
import { toEffective } from './resolve-corrections.ts';

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };
const [ROOM, OTHER] = [room(1, 4), room(2, 4)];
const UNITS = toFoldUnits([ROOM, OTHER]);
const IN_ROOM = { unitId: ROOM.id };
const BY_BERT = { by: 'bert' };

const cards = (...rows: EntryRow[]): Card[] =>
	cardsOf(foldLocation(rows, UNITS).state, toEffective(rows), SETTINGS);

const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const depart = (n: number): OracleContent => ({ kind: 'depart', n });
const count = (n: number, at: string, people: number, more: Partial<EntryRow> = {}) =>
	example(n, at, { kind: 'recount', n: people }, more);
/** The switch to `units` at 06:00, with this many people in the room. */
const stated = (people: number, more: Partial<EntryRow> = {}) => {
	const units = [{ unitId: ROOM.id, occupied: people, outOfService: {} }];
	return example(1, '06:00', { kind: 'setDetail', detail: 'units', units }, more);
};
const confirm = (
	n: number,
	at: string,
	seen: { occupied: number; realised: number; snijverliesDeclared?: null },
	more: Partial<EntryRow> = {}
) => {
	const declared = seen.snijverliesDeclared === null ? null : 0;
	const content = { outOfService: 0, ...seen, snijverliesDeclared: declared };
	return example(n, at, { kind: 'confirm', seen: content }, more);
};

describe('D10: a movement beside a count asks "telde dit al mee?"', () => {
	const near = (movement: EntryRow, ...more: EntryRow[]) =>
		cards(count(5, '09:00', 4), movement, ...more).filter(
			({ kind }) => kind === 'movement-near-count'
		);
	const asked = { kind: 'movement-near-count', place: '', movement: idOf(2), count: idOf(5) };

	test.each(['08:56', '09:04'])('of somebody else less than 5 minutes away, at %s', (at) => {
		expect(near(example(2, at, arrive(1), BY_BERT))).toEqual([asked]);
		expect(near(example(2, at, depart(1), BY_BERT))).toEqual([asked]);
	});

	test.each(['08:55', '09:05'])('and not one five minutes away, at %s', (at) => {
		expect(near(example(2, at, arrive(1), BY_BERT))).toEqual([]);
	});

	test('and not one of who counted, a correction, one of a transfer or one without a time', () => {
		expect(near(example(2, '09:01', arrive(1)))).toEqual([]);
		const corrected = example(3, null, arrive(2), { ...BY_BERT, corrects: idOf(2) });
		expect(near(example(2, '09:01', arrive(1), BY_BERT), corrected)).toEqual([]);
		const moved = { ...arrive(1), transferId: idOf(70) } as OracleContent;
		expect(near(example(2, '09:01', moved, BY_BERT))).toEqual([]);
		const undated = { ...BY_BERT, undated: true, source: 'import' } as const;
		expect(near(example(2, null, arrive(1), undated))).toEqual([]);
	});

	test('of a move within a location that is one place, nothing is asked', () => {
		const move = { kind: 'move', n: 1, toUnitId: OTHER.id } as const;
		expect(near(example(2, '09:01', move, BY_BERT))).toEqual([]);
	});

	test('of no other entry', () => {
		expect(near(example(2, '09:01', { kind: 'setRealised', n: 9 }, BY_BERT))).toEqual([]);
	});

	test('D5: at `units` of the unit that was counted only, either end of a move', () => {
		const inUnits = (content: OracleContent, unitId?: string) =>
			cards(
				stated(0),
				count(5, '09:00', 4, IN_ROOM),
				example(2, '09:01', content, { ...BY_BERT, ...(unitId ? { unitId } : {}) })
			);
		const ofRoom = { ...asked, place: ROOM.id };
		expect(inUnits(arrive(1), ROOM.id)).toEqual([ofRoom]);
		expect(inUnits(arrive(1), OTHER.id)).toEqual([]);
		expect(inUnits(arrive(1))).toEqual([]);
		const move = (toUnitId?: string) =>
			({ kind: 'move', n: 1, ...(toUnitId ? { toUnitId } : {}) }) as OracleContent;
		expect(inUnits(move(OTHER.id), ROOM.id)).toEqual([ofRoom]);
		expect(inUnits(move(ROOM.id))).toEqual([ofRoom]);
		expect(inUnits(move(), ROOM.id)).toEqual([ofRoom]);
		const third = 'elsewhere';
		const ofThird = inUnits(move(OTHER.id), third);
		expect(ofThird.filter((card) => 'place' in card && card.place === ROOM.id)).toEqual([]);
		expect(inUnits({ kind: 'setRealised', n: 9 }, ROOM.id)).toEqual([]);
	});

	test('D5: what was seen before the switch of detail belongs to other places', () => {
		const switched = { ...stated(1), observedAt: timeOf('08:58') };
		const before = example(2, '08:57', arrive(1), { ...BY_BERT, ...IN_ROOM });
		const after = example(3, '08:59', arrive(1), { ...BY_BERT, ...IN_ROOM });
		expect(cards(before, switched, after, count(5, '09:00', 3, IN_ROOM))).toEqual([
			{ ...asked, place: ROOM.id, movement: idOf(3) }
		]);
	});
});

describe('D11: two counts that cannot both be right', () => {
	const asked = { kind: 'two-counts', place: '', first: idOf(1), second: idOf(5) };
	const twice = (second: Partial<EntryRow>, ...between: EntryRow[]) =>
		cards(count(1, '09:00', 4), ...between, count(5, '10:00', 5, { ...BY_BERT, ...second }));

	test('open a card with both', () => {
		expect(twice({})).toEqual([asked]);
		expect(twice({ base: idOf(77) })).toEqual([asked]);
	});

	test('and not of one number, four hours apart, or where the later was made on the earlier', () => {
		expect(cards(count(1, '09:00', 4), count(5, '10:00', 4, BY_BERT))).toEqual([]);
		expect(cards(count(1, '09:00', 4), count(5, '12:59', 5, BY_BERT))).toHaveLength(1);
		expect(cards(count(1, '09:00', 4), count(5, '13:00', 5, BY_BERT))).toEqual([]);
		expect(twice({ base: idOf(1) })).toEqual([]);
	});

	test('and not of a single one, however many were there before the switch of detail', () => {
		expect(cards(count(1, '09:00', 4))).toEqual([]);
		expect(cards(stated(0), count(5, '10:00', 5, IN_ROOM))).toEqual([]);
	});

	test('and not where the chain of bases of either holds the other', () => {
		const between = count(3, '09:30', 4, { base: idOf(1), observedAt: null });
		expect(twice({ base: idOf(3) }, between)).toEqual([]);
		const earlier = count(1, '09:00', 4, { base: idOf(5) });
		expect(cards(earlier, count(5, '10:00', 5, BY_BERT))).toEqual([]);
	});

	test('a base may name a correction of the other', () => {
		const correction = count(3, '09:00', 4, { corrects: idOf(1) });
		expect(twice({ base: idOf(3) }, correction)).toEqual([]);
	});

	test('of counts that no entry tells any more, only what each was made on is known', () => {
		const earlier = count(1, '09:00', 4, { base: idOf(5) });
		const ofOthers = foldLocation([earlier, count(5, '10:00', 5, BY_BERT)], UNITS).state;
		expect(cardsOf(ofOthers, [], SETTINGS)).toEqual([]);
		const unknown = count(1, '09:00', 4, { base: idOf(77) });
		const apart = foldLocation([unknown, count(5, '10:00', 5, BY_BERT)], UNITS).state;
		expect(cardsOf(apart, [], SETTINGS)).toEqual([asked]);
	});

	test('chains in a circle come to an end, and hold neither', () => {
		const circle = [
			count(7, '07:00', 4, { base: idOf(8) }),
			count(8, '07:01', 4, { base: idOf(7) })
		];
		expect(cards(...circle, count(1, '09:00', 4), count(5, '10:00', 5, { base: idOf(7) }))).toEqual(
			[asked]
		);
		const own = count(5, '10:00', 5, { base: idOf(5) });
		expect(cards(count(1, '09:00', 4), own)).toEqual([asked]);
	});
});

describe('D14: a confirm that saw other numbers says what there is now', () => {
	const differs = (place: string, seen: number, now: number) => ({
		...{ kind: 'confirm-differs', place, confirm: idOf(5), seen, now }
	});
	const inRoom = example(2, '07:00', arrive(3), IN_ROOM);
	const inRest = example(3, '07:01', arrive(2));

	test('at the site', () => {
		const wrong = confirm(5, '09:00', { occupied: 7, realised: 0 });
		expect(cards(count(1, '08:00', 4), wrong, example(6, '10:00', arrive(1)))).toEqual([
			differs('', 7, 5)
		]);
	});

	test('in a unit, also in one that nobody knows', () => {
		const seen = { occupied: 7, realised: 4, snijverliesDeclared: null };
		expect(cards(stated(0), inRoom, inRest, confirm(5, '09:00', seen, IN_ROOM))).toEqual([
			differs(ROOM.id, 7, 3)
		]);
		const unknown = idOf(9999);
		expect(cards(stated(0), inRoom, confirm(5, '09:00', seen, { unitId: unknown }))).toEqual([
			differs(unknown, 7, 0)
		]);
	});

	test('of the house with who has no room, and with no room below nobody', () => {
		const seen = { occupied: 7, realised: 8, snijverliesDeclared: null };
		const gone = example(4, '08:00', depart(1), { unitId: OTHER.id });
		const wrong = confirm(5, '09:00', seen);
		expect(cards(stated(0), inRoom, inRest, wrong)).toEqual([differs('house', 7, 5)]);
		expect(cards(stated(0), inRoom, inRest, gone, wrong)).toEqual([
			{ kind: 'negative', place: OTHER.id, what: 'occupied', n: 1 },
			differs('house', 7, 5)
		]);
	});
});

describe('a fold below zero is on a card (D9)', () => {
	test('of people, and of beds out of service per reason', () => {
		const back = { kind: 'bedsBack', n: 2, reason: 'repair' } as const;
		const out = { kind: 'bedsOut', n: 1, reason: 'cleaning' } as const;
		expect(
			cards(example(1, '08:00', depart(3)), example(2, '09:00', back), example(3, '09:01', out))
		).toEqual([
			{ kind: 'negative', place: '', what: 'occupied', n: 3 },
			{ kind: 'negative', place: '', what: 'repair', n: 2 }
		]);
	});

	test('and nobody at all is not', () => {
		expect(cards(example(1, '08:00', arrive(3)), example(2, '09:00', depart(3)))).toEqual([]);
	});
});

describe('D5: the switch to `units` that states other people than the site had', () => {
	test('is on a card until the house is confirmed', () => {
		const before = example(0, '05:00', arrive(5));
		const differs = { kind: 'switch-differs', switch: idOf(1), site: 5, units: 3 };
		expect(cards(before, stated(3))).toEqual([differs]);
		const seen = { occupied: 3, realised: 8, snijverliesDeclared: null };
		expect(cards(before, stated(3), confirm(5, '09:00', seen))).toEqual([]);
		expect(cards(before, stated(5))).toEqual([]);
	});
});
