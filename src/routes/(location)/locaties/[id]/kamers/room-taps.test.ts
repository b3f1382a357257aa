import { expect, test } from 'vitest';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import type { Figures } from '$lib/domain/schema/figures.ts';
import { doubtWords } from '../../../../day/doubt-words.ts';
import { figuresDouble, minutesAgo, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import { roomTaps } from './room-taps.ts';

const EMPTY = { outOfService: 0, outOfServiceBy: {}, snijverlies: {}, snijverliesDeclared: {} };

function room(parts: Partial<Figures>, more: Partial<UnitView> = {}): UnitView {
	const figures = figuresDouble({ realised: 4, occupied: 2, reserved: 0, ...EMPTY, ...parts });
	return unitDouble('101', { figures, newestCountId: 'count', ...more });
}

function tapsOf(shown: UnitView, more: Partial<LocationView> = {}, start = shown) {
	const units = [shown, ...(more.units ?? [])];
	const { newestCountId: base, figures } = start;
	const view = viewDouble({ detail: 'units', ...more, units });
	return roomTaps(view, shown, { base, occupied: figures.occupied });
}

/** `2` stores at once, `2?` asks first, `2!` says that it is right as it stands. */
function shownOf(shown: UnitView, more?: Partial<LocationView>, start?: UnitView) {
	return Object.fromEntries(
		tapsOf(shown, more, start).map(({ label, taps }) => [
			label,
			taps.map((tap) => parseInt(tap.text, 10) + (tap.isConfirm ? '!' : tap.doubt ? '?' : ''))
		])
	);
}

test('as many arrive as there is room for, as many leave as are there, and up to every bed is counted (D3)', () => {
	expect(shownOf(room({}))).toEqual({
		Aankomst: ['1', '2'],
		Vertrek: ['1', '2'],
		'Er zijn nu': ['0', '1', '2!', '3', '4'],
		'Alle 2 naar kamer': []
	});
});

test('one more than fits can be said, and asks first: of a full room, of one without beds and of a promised bed (D3)', () => {
	expect(shownOf(room({ occupied: 4 })).Aankomst).toEqual(['1?']);
	expect(shownOf(room({ realised: 0, occupied: 0 })).Aankomst).toEqual(['1?']);
	expect(shownOf(room({ reserved: 2 })).Aankomst).toEqual(['1?']);
	expect(shownOf(room({ reserved: 1 })).Aankomst).toEqual(['1']);
});

test('a room with too many people in it can be right in one tap; a count above the beds asks first', () => {
	expect(shownOf(room({ occupied: 6, overcrowded: 2 }))['Er zijn nu']).toEqual([
		...['0?', '1?', '2', '3', '4', '5?', '6!']
	]);
});

test('a hall has no button for each of its beds', () => {
	const shown = shownOf(room({ realised: 40, occupied: 20 }));
	expect(shown.Aankomst).toEqual(['1', '2', '3', '4', '5', '6']);
	expect(shown.Vertrek).toEqual(['1', '2', '3', '4', '5', '20']);
	expect(shown['Er zijn nu']).toEqual(['16', '17', '18', '19', '20!', '21', '22', '23', '24']);
	expect(shownOf(room({ realised: 40, occupied: 39 }))['Er zijn nu']).toHaveLength(9);
});

test('what was never counted, or is below zero, is counted and not confirmed (D14)', () => {
	const never = room({ countedAt: null });
	expect(shownOf(never)['Er zijn nu']).toContain('2');
	const negative = { kind: 'negative', place: '101', what: 'occupied', n: 1 } as const;
	expect(shownOf(room({ occupied: 0 }), { cards: [negative] })['Er zijn nu']).toContain('0');
	expect(shownOf(room({ occupied: 0 }))['Er zijn nu']).toContain('0!');
});

test('a count names what stood when the room was opened, and no number moves when others enter (D11)', () => {
	const later = room({ realised: 40, occupied: 25, countedAt: minutesAgo(0) });
	const start = { ...room({ occupied: 20 }), newestCountId: 'seen' };
	const rows = tapsOf(later, {}, start);
	const counts = rows.find(({ label }) => label === 'Er zijn nu')!.taps;
	expect(counts.map(({ text }) => text)).toEqual([
		...['16', '17', '18', '19', '20', '21', '22', '23', '24']
	]);
	expect(counts[0]!.input.base).toBe('seen');
});

test('all who live in a room go together, and those without one come in, as many as fit (D5, D6)', () => {
	const other = (id: string, placeable: number) => unitDouble(id, { placeable });
	const units = [other('102', 4), other('103', 1), other('104', 2), other('105', 3)];
	const rows = tapsOf(room({}, { placeable: 1 }), { units: [...units, other('106', 9)], rest: 3 });
	expect(rows.map(({ label, form }) => [label, form.n])).toEqual([
		['Van “nog niet op een kamer” hierheen', 1],
		['Aankomst', undefined],
		['Vertrek', undefined],
		['Er zijn nu', undefined],
		['Alle 2 naar kamer', 2]
	]);
	expect(rows[0]!.taps.map(({ input }) => input)).toEqual([
		{ entry: { kind: 'move', n: 1, toUnitId: '101' } }
	]);
	expect(rows[4]!.taps.map(({ input }) => input)).toEqual(
		['104', '105', '102'].map((toUnitId) => ({
			entry: { kind: 'move', n: 2, toUnitId },
			unitId: '101'
		}))
	);
});

test('each says what it stores and of which room, and begins with what is seen of it', () => {
	const rows = tapsOf(room({}), { units: [unitDouble('102', { placeable: 2 })] });
	const names = rows.map(({ taps }) => taps.at(-1)!.name);
	expect(names).toEqual([
		'2 aangekomen in kamer 101',
		'2 vertrokken uit kamer 101',
		'4 aanwezig in kamer 101',
		'2 naar kamer 102 · 2 bedden vrij'
	]);
	for (const { text, name } of rows.flatMap(({ taps }) => taps)) expect(name).toContain(text);
});

test('a room that does not say for whom theirs is suitable asks first; one that says as much stores at once (D8)', () => {
	const suiting = (id: string, suitable: UnitView['unit']['suitable'], placeable = 4) => {
		const made = unitDouble(id, { placeable });
		return { ...made, unit: { ...made.unit, suitable } };
	};
	const from = {
		...room({}),
		...{ unit: suiting('101', { pets: 'yes', wheelchair: 'yes' }).unit }
	};
	const units = [
		suiting('102', { pets: 'yes', wheelchair: 'yes', care: 'no' }),
		suiting('103', { pets: 'yes', wheelchair: 'no' }),
		suiting('104', { infants: 'yes' })
	];
	const { taps } = tapsOf(from, { units }).at(-1)!;
	const asked = taps.map(({ form, doubt }) => [form.toUnitId, doubt && doubtWords(doubt).title]);
	expect(Object.fromEntries(asked)).toEqual({
		'102': undefined,
		'103': 'Bij kamer 103 staat niet: rolstoel',
		'104': 'Bij kamer 104 staat niet: dier, rolstoel'
	});
});

test('a room of which nobody said for whom it is suitable loses nothing to another (D8)', () => {
	const { taps } = tapsOf(room({}), { units: [unitDouble('102', { placeable: 2 })] }).at(-1)!;
	expect(taps.map(({ doubt }) => doubt)).toEqual([undefined]);
});
