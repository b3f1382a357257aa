import { describe, expect, it } from 'vitest';
import { example, idOf, room, timeOf, worldOf } from './example-world.ts';
import type { OracleFigures } from './ledger.ts';
import { replayCards } from './replay-cards.ts';
import { replayFigures } from './replay-figures.ts';
import { replayUnplaced } from './replay-unplaced.ts';
import type { OracleContent, OracleEntry, OracleWorld, Seen } from './world.ts';

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };
const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const depart = (n: number): OracleContent => ({ kind: 'depart', n });
const recount = (n: number): OracleContent => ({ kind: 'recount', n });
const realised = (n: number): OracleContent => ({ kind: 'setRealised', n });
const taken: OracleContent = { kind: 'void' };
const saw = (seen: Seen): OracleContent => ({ kind: 'confirm', seen });
const toUnits = (...counts: [string, number][]): OracleContent => ({
	kind: 'setDetail',
	detail: 'units',
	units: counts.map(([unitId, occupied]) => ({ unitId, occupied, outOfService: {} }))
});
const toSite: OracleContent = { kind: 'setDetail', detail: 'site' };

const occupiedOf = (...entries: OracleEntry[]) => replayFigures(worldOf(entries)).location.occupied;
const figuresOf = (world: OracleWorld) => replayFigures(world).location;
const cardsOf = (...entries: OracleEntry[]) => replayCards(worldOf(entries), SETTINGS);

function expectBalance(figures: OracleFigures) {
	const snijverlies = Object.values(figures.snijverlies).reduce((sum, n) => sum + n, 0);
	expect(figures.realised + figures.overcrowded + figures.overpromised).toBe(
		figures.occupied + figures.outOfService + snijverlies + figures.reserved + figures.placeable
	);
}

describe('order and barriers', () => {
	it('D9: 3 arrivals of 09:00 that sync after a recount of 10:00 do not count twice', () => {
		const count = example(1, '10:00', recount(40), { by: 'bert' });
		expect(occupiedOf(count, example(2, '09:00', arrive(3)))).toBe(40);
	});

	it('D9: two tablets that add 3 and 2 make 5', () => {
		expect(occupiedOf(example(1, '09:00', arrive(3)), example(2, '09:00', arrive(2)))).toBe(5);
	});

	it('D9: at equal times the device sequence decides, then the uuid, bytewise', () => {
		const count = example(5, '10:00', recount(10));
		expect(occupiedOf(count, example(4, '10:00', arrive(1)))).toBe(10);
		expect(occupiedOf(count, example(6, '10:00', arrive(1)))).toBe(11);
		expect(occupiedOf(count, example(4, '10:00', arrive(1), { deviceSeq: 5 }))).toBe(10);
		expect(occupiedOf(count, example(6, '10:00', arrive(1), { deviceSeq: 5 }))).toBe(11);
	});

	it('D9: nothing is clamped on the way, only the input of the ledger is', () => {
		const below = [example(1, '09:00', depart(2)), example(2, '10:00', arrive(1))];
		expect(replayFigures(worldOf(below)).siteOccupiedRaw).toBe(-1);
		expect(occupiedOf(...below)).toBe(0);
		expect(occupiedOf(...below, example(3, '11:00', arrive(4)))).toBe(3);
		expect(cardsOf(...below)).toEqual([{ kind: 'negative', place: '', what: 'occupied', n: 1 }]);
	});

	it('D9: out of service is a sum per reason, and a declaration a barrier for what it names', () => {
		const figures = figuresOf(
			worldOf([
				example(1, '08:00', { kind: 'bedsOut', n: 4, reason: 'repair' }),
				example(2, '08:10', { kind: 'bedsOut', n: 1, reason: 'cleaning' }),
				example(3, '09:00', { kind: 'declareOutOfService', byReason: { repair: { n: 2 } } }),
				example(4, '10:00', { kind: 'bedsBack', n: 1, reason: 'repair' }),
				example(5, '10:10', { kind: 'bedsBack', n: 3, reason: 'cleaning' })
			])
		);
		expect(figures).toMatchObject({ outOfService: 1, outOfServiceBy: { repair: 1 } });
	});

	it('D12: an undated entry folds before every dated one and sets no times', () => {
		const undated = example(9, null, recount(50), { undated: true, source: 'import' });
		expect(figuresOf(worldOf([undated]))).toMatchObject({
			occupied: 50,
			observedAt: null,
			countedAt: null
		});
		expect(occupiedOf(example(1, '07:00', arrive(2)), undated)).toBe(52);
	});
});

describe('corrections', () => {
	it('D13: a correction takes the place and position of the entry it names', () => {
		const entries = [example(1, '09:00', arrive(3)), example(2, '10:00', recount(40))];
		expect(occupiedOf(...entries, example(3, null, arrive(9), { corrects: idOf(1) }))).toBe(40);
		expect(occupiedOf(...entries, example(3, null, recount(44), { corrects: idOf(2) }))).toBe(44);
	});

	it('D13: a correction that states its own time moves across the barrier', () => {
		const entries = [example(1, '09:58', arrive(3)), example(2, '10:00', recount(40))];
		expect(occupiedOf(...entries, example(3, '10:01', arrive(3), { corrects: idOf(1) }))).toBe(43);
	});

	it('D13: of several the last made wins, and a correction of a correction names the original', () => {
		const entries = [
			example(1, '09:00', arrive(3)),
			example(2, null, arrive(5), { corrects: idOf(1), madeAt: timeOf('12:00') }),
			example(3, null, arrive(7), { corrects: idOf(2), madeAt: timeOf('11:00') })
		];
		expect(occupiedOf(...entries)).toBe(5);
		expect(replayUnplaced(worldOf(entries))).toEqual([]);
	});

	it('D13: void takes an entry out, and a later correction with content brings it back', () => {
		const entries = [
			example(1, '09:00', arrive(3)),
			example(2, null, taken, { corrects: idOf(1), madeAt: timeOf('12:00') })
		];
		expect(occupiedOf(...entries)).toBe(0);
		const back = example(3, null, arrive(4), { corrects: idOf(1), madeAt: timeOf('13:00') });
		expect(occupiedOf(...entries, back)).toBe(4);
	});

	it('D5: a correction of something unknown, or in a circle, changes nothing and is listed', () => {
		const entries = [
			example(1, '09:00', arrive(3), { corrects: idOf(99) }),
			example(2, '09:00', arrive(3), { corrects: idOf(3) }),
			example(3, '09:00', arrive(3), { corrects: idOf(2) })
		];
		expect(figuresOf(worldOf(entries))).toMatchObject({ occupied: 0, observedAt: null });
		expect(replayUnplaced(worldOf(entries))).toEqual(
			[1, 2, 3].map((n) => ({ id: idOf(n), reason: 'unknown-target' }))
		);
	});
});

describe('the ledger', () => {
	it('D2: two rooms of 4 beds with 6 and 2 people are 2 overcrowded and 2 placeable', () => {
		const [a, b] = [room(1, 4, 'men'), room(2, 4, 'men')];
		const world = worldOf([example(1, '09:00', toUnits([a.id, 6], [b.id, 2]))], { units: [a, b] });
		expect(figuresOf(world)).toMatchObject({ overcrowded: 2, placeable: 2 });
		expect(replayFigures(world).largestUnit).toBe(2);
		expectBalance(figuresOf(world));
	});

	it('D4: no household fits together in beds that the house cannot give any more', () => {
		const units = [room(1, 4), room(2, 3)];
		const largest = (n: number, held = 0) =>
			replayFigures(
				worldOf([example(1, '08:00', toUnits()), example(2, '09:00', arrive(n))], {
					units,
					reserved: [{ n: held }]
				})
			).largestUnit;
		expect(largest(3)).toBe(4);
		expect(largest(5)).toBe(2);
		expect(largest(10)).toBe(0);
		expect(largest(3, 3)).toBe(1);
	});

	it('D6: snijverlies above the free beds is kept and shown, the largest reason lowered first', () => {
		const byReason = { sex: 2, household: 2, other: 1 };
		const figures = figuresOf(
			worldOf([
				example(1, '08:00', realised(10)),
				example(2, '08:00', recount(7)),
				example(3, '08:00', { kind: 'declareSnijverlies', byReason })
			])
		);
		expect(figures.snijverliesDeclared).toEqual(byReason);
		expect(figures.snijverlies).toEqual({ sex: 2, other: 1 });
		expectBalance(figures);
	});

	it('D6: the free beds of a closed unit with people are snijverlies, of an empty one not', () => {
		const units = [room(1, 4, 'family'), room(2, 3, 'none'), room(3, 2, 'women')];
		const [a, , c] = units;
		const entries = [example(1, '08:00', toUnits([a!.id, 1], [c!.id, 1]))];
		expect(figuresOf(worldOf(entries, { units }))).toMatchObject({
			snijverlies: { household: 3 },
			placeable: 4
		});
		const held = figuresOf(worldOf(entries, { units, reserved: [{ unitId: a!.id, n: 2 }] }));
		expect(held).toMatchObject({ snijverlies: { household: 1 }, reserved: 2, placeable: 4 });
		expectBalance(held);
	});

	it('D6: what is stated of a unit counts until the next movement in it', () => {
		const unit = room(1, 4, 'family');
		const stated: OracleContent = { kind: 'declareSnijverlies', byReason: { care: 1 } };
		const entries = [
			example(1, '08:00', toUnits([unit.id, 1])),
			example(2, '09:00', stated, { unitId: unit.id })
		];
		const units = [unit];
		expect(figuresOf(worldOf(entries, { units })).snijverlies).toEqual({ care: 1 });
		const out = example(3, '10:00', { kind: 'move', n: 1 }, { unitId: unit.id });
		expect(figuresOf(worldOf([...entries, out], { units })).snijverliesDeclared).toEqual({});
	});
});

describe('detail', () => {
	const [a, b] = [room(1, 4, 'men'), room(2, 2, 'men')];
	const units = [a, b];

	it('D5: who has no room yet takes placeable beds, only who does not fit is overcrowded', () => {
		const entries = [example(1, '08:00', toUnits([a.id, 3])), example(2, '09:00', arrive(5))];
		const replayed = replayFigures(worldOf(entries, { units }));
		expect(replayed.rest).toBe(5);
		expect(replayed.location).toMatchObject({ occupied: 8, placeable: 0, overcrowded: 2 });
		expectBalance(replayed.location);
	});

	it('D5: a rest below zero lowers occupied and leaves undivided snijverlies', () => {
		const entries = [example(1, '08:00', toUnits([a.id, 3])), example(2, '09:00', depart(2))];
		const world = worldOf(entries, { units });
		expect(figuresOf(world)).toMatchObject({
			occupied: 1,
			snijverlies: { undivided: 2 },
			placeable: 3
		});
		expectBalance(figuresOf(world));
		expect(replayCards(world, SETTINGS).map(({ kind }) => kind)).toEqual(['switch-differs']);
	});

	it('D5: a late entry of before the switch to site still comes through', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 3])),
			example(2, '12:00', toSite),
			example(3, '11:00', arrive(1), { unitId: b.id })
		];
		expect(figuresOf(worldOf(entries, { units }))).toMatchObject({ occupied: 4, realised: 6 });
	});

	it('D5: at site a movement with a unit counts for the site and a move changes nothing', () => {
		const entries = [
			example(1, '08:00', arrive(3), { unitId: a.id }),
			example(2, '09:00', { kind: 'move', n: 2, toUnitId: b.id }, { unitId: a.id })
		];
		const { location, units: replayed } = replayFigures(worldOf(entries, { units }));
		expect(location).toMatchObject({ occupied: 3, observedAt: timeOf('09:00') });
		expect(replayed[a.id]).toMatchObject({ occupied: 0, observedAt: null });
	});

	it('D5: an absolute entry at the wrong detail changes nothing, times included', () => {
		const entries = [
			example(1, '08:00', recount(3), { unitId: a.id }),
			example(2, '09:00', toUnits()),
			example(3, '10:00', recount(5))
		];
		const world = worldOf(entries, { units });
		expect(figuresOf(world)).toMatchObject({ occupied: 0, observedAt: timeOf('09:00') });
		expect(replayUnplaced(world)).toEqual([
			{ id: idOf(1), reason: 'needs-site' },
			{ id: idOf(3), reason: 'needs-unit' }
		]);
	});

	it('D5: a retired unit has no beds', () => {
		const retiredAt = { observedAt: timeOf('10:00'), deviceSeq: 1, id: idOf(7) };
		const world = worldOf([example(1, '08:00', toUnits())], { units: [{ ...a, retiredAt }, b] });
		expect(figuresOf(world).realised).toBe(2);
	});

	it('D5: a difference between the site and the stated units is shown until the house is seen', () => {
		const entries = [example(1, '08:00', recount(5)), example(2, '09:00', toUnits([a.id, 3]))];
		expect(replayCards(worldOf(entries, { units }), SETTINGS)).toEqual([
			{ kind: 'switch-differs', siteOccupied: 5, unitsOccupied: 3, switch: idOf(2) }
		]);
		const seen = { realised: 6, occupied: 3, outOfService: 0, snijverliesDeclared: null };
		const looked = example(3, '10:00', saw(seen));
		expect(replayCards(worldOf([...entries, looked], { units }), SETTINGS)).toEqual([]);
	});
});

describe('confirms and times', () => {
	const seen = { realised: 10, occupied: 4, outOfService: 0, snijverliesDeclared: 0 };
	const start = [example(1, '08:00', realised(10)), example(2, '08:30', recount(4))];

	it('D14: a confirm counts where seen equals the inputs, a movement refreshes nothing', () => {
		const looked = [...start, example(3, '09:00', saw(seen)), example(4, '10:00', arrive(1))];
		expect(figuresOf(worldOf(looked))).toMatchObject({
			countedAt: timeOf('09:00'),
			observedAt: timeOf('10:00')
		});
	});

	it('D14: a late entry withdraws an earlier confirm, which then shows a card', () => {
		const looked = [...start, example(3, '09:00', saw(seen)), example(4, '08:45', arrive(1))];
		expect(figuresOf(worldOf(looked))).toMatchObject({
			countedAt: timeOf('08:30'),
			observedAt: timeOf('08:45')
		});
		const card = { kind: 'confirm-differs', place: '', confirm: idOf(3) };
		expect(cardsOf(...looked)).toEqual([card]);
		expect(cardsOf(...looked, example(5, '09:30', recount(5)))).not.toContainEqual(card);
	});

	it('D14: of several confirms that did not count the newest keeps its card', () => {
		const wrong = (n: number, at: string, occupied: number) =>
			example(n, at, saw({ ...seen, occupied }));
		const looked = [...start, wrong(3, '09:00', 90), wrong(4, '09:10', 91)];
		const card = { kind: 'confirm-differs', place: '', confirm: idOf(4) };
		expect(cardsOf(...looked)).toEqual([card]);
		expect(cardsOf(...looked, example(5, '09:20', saw(seen)))).toEqual([]);
	});

	it('D14: a confirm never counts while a fold that it covers is below zero', () => {
		const nothing = { realised: 0, occupied: 0, outOfService: 0, snijverliesDeclared: 0 };
		const entries = [example(1, '08:00', depart(1)), example(2, '09:00', saw(nothing))];
		expect(figuresOf(worldOf(entries)).countedAt).toBeNull();
		const beds = [
			example(1, '08:00', { kind: 'bedsOut', n: 1, reason: 'cleaning' }),
			example(2, '08:10', { kind: 'bedsBack', n: 1, reason: 'repair' })
		];
		for (const outOfService of [0, 1]) {
			const looked = example(3, '09:00', saw({ ...nothing, outOfService }));
			expect(figuresOf(worldOf([...beds, looked])).countedAt).toBeNull();
		}
	});

	it('D14: a house is as old as its oldest counted unit, or a newer confirm of all of it', () => {
		const units = [room(1, 4), room(2, 2)];
		const [a, b] = units as [(typeof units)[0], (typeof units)[0]];
		const entries = [
			example(1, '08:00', toUnits([a.id, 4])),
			example(2, '09:00', recount(3), { unitId: a.id })
		];
		const at = (...more: OracleEntry[]) =>
			figuresOf(worldOf([...entries, ...more], { units })).countedAt;
		expect(at()).toBeNull();
		const counted = example(3, '10:00', recount(1), { unitId: b.id });
		expect(at(counted)).toBe(timeOf('09:00'));
		const all = { realised: 6, occupied: 4, outOfService: 0, snijverliesDeclared: null };
		expect(at(counted, example(4, '11:00', saw(all)))).toBe(timeOf('11:00'));
	});
});

describe('a switch of detail starts anew', () => {
	const [a, b] = [room(1, 4), room(2, 0)];
	const units = [a, b];
	const all = { realised: 4, occupied: 4, outOfService: 0, snijverliesDeclared: null };

	it('D14: a room without beds or people takes no part in the age of the house', () => {
		const entries = [example(1, '08:00', toUnits([a.id, 4]))];
		expect(figuresOf(worldOf(entries, { units })).countedAt).toBe(timeOf('08:00'));
	});

	it('D5: a room that is not stated was never counted, and an earlier confirm is forgotten', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 4])),
			example(2, '09:00', saw(all)),
			example(3, '10:00', toUnits())
		];
		const replayed = replayFigures(worldOf(entries, { units }));
		expect(replayed.location.countedAt).toBeNull();
		expect(replayed.units[a.id]).toMatchObject({
			occupied: 0,
			observedAt: timeOf('10:00'),
			countedAt: null
		});
	});

	it('D5: at site the age of the house is taken over, at a repeated switch nothing but snijverlies', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 3])),
			example(2, '09:00', toSite),
			example(3, '10:00', arrive(1)),
			example(4, '11:00', { kind: 'setDetail', detail: 'site', snijverlies: { care: 1 } })
		];
		expect(figuresOf(worldOf(entries, { units }))).toMatchObject({
			occupied: 4,
			countedAt: timeOf('08:00'),
			snijverliesDeclared: { care: 1 }
		});
	});

	it('D11: counts of before a switch are not compared with counts of after it', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 4])),
			example(2, '08:30', recount(3), { unitId: a.id }),
			example(3, '09:00', toUnits([a.id, 3])),
			example(4, '09:30', recount(2), { unitId: a.id })
		];
		const cards = replayCards(worldOf(entries, { units }), SETTINGS);
		expect(cards.map(({ kind }) => kind)).toEqual(['switch-differs']);
	});

	it('D14: a confirm of the house that differs stays until a count in the house', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 3])),
			example(2, '09:00', saw(all)),
			example(3, '09:10', saw(all), { unitId: a.id })
		];
		const kept = (...more: OracleEntry[]) =>
			replayCards(worldOf([...entries, ...more], { units }), SETTINGS).flatMap((card) =>
				card.kind === 'confirm-differs' ? [card.place] : []
			);
		expect(kept()).toEqual([a.id, 'house'].sort());
		expect(kept(example(4, '10:00', recount(0), { unitId: b.id }))).toEqual([a.id]);
		const right = { ...all, occupied: 3 };
		expect(kept(example(4, '10:00', saw(right)))).toEqual([]);
		expect(kept(example(4, '10:00', toSite))).toEqual([]);
	});

	it('D6: a declaration that names no reason leaves what is derived', () => {
		const entries = [
			example(1, '08:00', toUnits([a.id, 1])),
			example(2, '09:00', { kind: 'declareSnijverlies', byReason: {} }, { unitId: a.id })
		];
		expect(figuresOf(worldOf(entries, { units })).snijverlies).toEqual({ household: 3 });
	});

	it('D2: places held without a unit come after who has no room yet', () => {
		const entries = [example(1, '08:00', toUnits()), example(2, '09:00', arrive(3))];
		const held = figuresOf(worldOf(entries, { units, reserved: [{ n: 2 }] }));
		expect(held).toMatchObject({ reserved: 2, overpromised: 1, placeable: 0, overcrowded: 0 });
		expectBalance(held);
	});
});

describe('questions about counts', () => {
	it('D10: a movement less than 5 minutes from a recount of somebody else asks', () => {
		const count = example(1, '10:00', recount(40), { by: 'bert' });
		const card = { kind: 'movement-near-count', place: '', movement: idOf(2), recount: idOf(1) };
		expect(cardsOf(count, example(2, '09:56', arrive(3)))).toEqual([card]);
		expect(cardsOf(count, example(2, '10:04', depart(3)))).toEqual([card]);
		expect(cardsOf(count, example(2, '10:05', depart(3)))).toEqual([]);
		expect(cardsOf(count, example(2, '10:01', arrive(3), { by: 'bert' }))).toEqual([]);
		const transfer: OracleContent = { kind: 'arrive', n: 3, transferId: idOf(70) };
		expect(cardsOf(count, example(2, '10:01', transfer))).toEqual([]);
	});

	it('D10: the answer is a correction, after which nothing is asked', () => {
		const count = example(1, '10:00', recount(40), { by: 'bert' });
		const answer = example(3, '10:01', arrive(3), { corrects: idOf(2) });
		expect(cardsOf(count, example(2, '09:58', arrive(3)), answer)).toEqual([]);
	});

	it('D11: two different counts within 4 hours ask, unless one author had seen the other', () => {
		const first = example(1, '10:00', recount(40));
		const card = { kind: 'two-counts', place: '', first: idOf(1), second: idOf(2) };
		expect(cardsOf(first, example(2, '13:59', recount(41)))).toEqual([card]);
		expect(cardsOf(first, example(2, '14:00', recount(41)))).toEqual([]);
		expect(cardsOf(first, example(2, '12:00', recount(40)))).toEqual([]);
		expect(cardsOf(first, example(2, '12:00', recount(41), { base: idOf(1) }))).toEqual([]);
		expect(
			cardsOf(example(1, '10:00', recount(40), { base: idOf(2) }), example(2, '12:00', recount(41)))
		).toEqual([]);
	});

	it('D11: a chain of base is followed through other recounts and survives a correction', () => {
		const first = example(1, '10:00', recount(40));
		const other = example(2, '09:00', recount(39), { base: idOf(1) });
		expect(cardsOf(first, other, example(3, '12:00', recount(41), { base: idOf(2) }))).toEqual([]);
		const second = example(4, '11:00', recount(42), { base: idOf(1) });
		const better = example(5, null, recount(43), { base: idOf(4), corrects: idOf(4) });
		expect(cardsOf(first, second, better)).toEqual([]);
	});
});
