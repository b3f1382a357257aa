import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { placeableOf } from '../../src/lib/domain/ledger.ts';
import { planRooms } from '../../src/lib/domain/room-list/plan-rooms.ts';
import { readRoomLists } from '../../src/lib/domain/room-list/read-room-list.ts';
import { guessRoomMapping } from '../../src/lib/domain/room-list/room-columns.ts';
import type { RoomList } from '../../src/lib/domain/room-list/room-list.ts';
import { sumRooms } from '../../src/lib/domain/room-list/sum-rooms.ts';
import type { RoomListRequest } from '../../src/lib/domain/room-list/room-request.ts';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import { createDecideWorld, type DecideWorld, SITE } from '../support/decide-world.ts';
import { RCVS } from '../support/sync/people.ts';
import { exampleBytes, readRows } from './example-files.ts';
import { takeAll, toRoomTarget } from './room-target.ts';

const TODAY = '2026-11-22T09:00:00.000Z';
const SHEET = new URL('../support/sheets/rooms.csv', import.meta.url);

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld({ room: { retired: true, retiredAt: '2026-01-01T00:00:00.000Z' } });
	const record = (entry: object) =>
		world.take(RCVS, 'occupancy.record', {
			...{ locationId: SITE, source: 'import', observedAt: '2026-03-01T08:00:00.000Z', entry }
		});
	record({ kind: 'setRealised', n: 80 });
	record({ kind: 'recount', n: 86 });
});

async function readSheet(): Promise<RoomList[]> {
	const rows = await readRows(new Uint8Array(readFileSync(SHEET)));
	return readRoomLists(rows, guessRoomMapping(rows)!, TODAY);
}

function toRequest(list: RoomList, more: Partial<RoomListRequest> = {}): RoomListRequest {
	return { list, target: toRoomTarget(world), stands: 'rooms', source: 'import', ...more };
}

describe('the list of forty rooms', () => {
	test('is told from a sheet of locations', async () => {
		const sites = await readRows(exampleBytes('ijsselland-locaties.csv'));
		expect(guessRoomMapping(sites)).toBeNull();
		expect(guessMapping(sites).columns.realised).toBeDefined();
		const [list, ...others] = await readSheet();
		expect(others).toEqual([]);
		expect(list).toMatchObject({ location: 'Schip Te Vol' });
		expect(list!.lines.filter(({ room }) => room)).toHaveLength(40);
		expect(list!.lines.flatMap(({ problems }) => problems)).toEqual([]);
	});

	test('adds up to 123 beds and 70 people where the location says 80 and 86 (D2, D5, D6)', async () => {
		const [list] = await readSheet();
		const request = toRequest(list!);
		const { figures } = request.target;
		expect([figures.realised, figures.occupied, figures.overcrowded]).toEqual([80, 86, 6]);
		const sum = sumRooms(request);
		expect([sum.realised, sum.occupied, sum.snijverlies, placeableOf(sum)]).toEqual([
			123,
			70,
			{ household: 14 },
			39
		]);
	});

	test('when the rooms stand, the location works per room with exactly these numbers', async () => {
		const [list] = await readSheet();
		const expected = sumRooms(toRequest(list!));
		expect(takeAll(world, RCVS, planRooms(toRequest(list!)))).toEqual([]);
		const target = toRoomTarget(world);
		expect(target.location.detail).toBe('units');
		expect(target.figures).toMatchObject({
			realised: expected.realised,
			occupied: expected.occupied,
			snijverlies: expected.snijverlies
		});
		expect(placeableOf(target.figures)).toBe(39);
		const room = target.units.find(({ unit }) => unit.name === '208')!;
		expect(room.unit).toMatchObject({
			floor: 1,
			beds: 2,
			sharedBy: 'mixed-agreed',
			suitable: { wheelchair: 'no', pets: 'yes', infants: 'yes' }
		});
		expect(target.location.note).toBe('103, 104, 105, 108, 114, 116, 119, 205, 206, 218: lekkage');
	});

	test('when the location stands, the rooms are there and its numbers are as they were', async () => {
		const [list] = await readSheet();
		const before = toRoomTarget(world).figures;
		expect(takeAll(world, RCVS, planRooms(toRequest(list!, { stands: 'site' })))).toEqual([]);
		const target = toRoomTarget(world);
		expect(target.location.detail).toBe('site');
		expect(target.figures).toEqual(before);
		expect(target.units.filter(({ unit }) => !unit.retired)).toHaveLength(40);
		// The question can still be answered the other way.
		expect(takeAll(world, RCVS, planRooms(toRequest(list!)))).toEqual([]);
		expect(placeableOf(toRoomTarget(world).figures)).toBe(39);
	});

	test.each(['rooms', 'site'] as const)('a second run has nothing to do (%s)', async (stands) => {
		const [list] = await readSheet();
		takeAll(world, RCVS, planRooms(toRequest(list!, { stands })));
		expect(planRooms(toRequest(list!, { stands }))).toEqual([]);
	});

	test('two devices that import it make the same rooms', async () => {
		const [list] = await readSheet();
		const mutations = planRooms(toRequest(list!, { stands: 'site' }));
		takeAll(world, RCVS, mutations);
		const second = mutations.map(({ name, args }) => world.take(RCVS, name, args).status);
		expect(new Set(second.slice(0, 40))).toEqual(new Set(['noop']));
		expect(toRoomTarget(world).units).toHaveLength(41);
	});
});

describe('a list of rooms that are there', () => {
	const HEADER = [
		'Kamer',
		'Bedden',
		'Bezet',
		'Verdieping',
		'Deelbaar',
		'Huisdieren',
		'Buiten gebruik'
	];
	const read = (...rows: string[][]) => {
		const table = [HEADER, ...rows];
		return readRoomLists(table, guessRoomMapping(table)!, TODAY)[0]!;
	};

	beforeEach(() => {
		takeAll(world, RCVS, planRooms(toRequest(read(['1', '4', '2', '0', 'nee', 'ja', '']))));
	});

	test('changes only what it says otherwise, and counts what it counts otherwise (D8)', () => {
		const changed = planRooms(toRequest(read(['1', '5', '3', '1', 'nee', '?', '1'])));
		expect(changed.map(({ name, args }) => ('field' in args ? args.field : name))).toEqual([
			'floor',
			'occupancy.record',
			'occupancy.record',
			'occupancy.record'
		]);
		expect(takeAll(world, RCVS, changed)).toEqual([]);
		const { figures } = toRoomTarget(world);
		expect(figures).toMatchObject({ realised: 5, occupied: 3, outOfService: 1 });
	});

	test('a day of its own that is newer refreshes a count with the same number (D14)', () => {
		const list = read(['1', '4', '2', '', '', '', '']);
		expect(planRooms(toRequest(list))).toEqual([]);
		expect(planRooms(toRequest(list, { observedAt: '2026-02-01T00:00:00.000Z' }))).toEqual([]);
		const newer = planRooms(toRequest(list, { observedAt: '2026-03-02T13:00:00.000Z' }));
		expect(newer).toMatchObject([{ args: { entry: { kind: 'recount', n: 2 } } }]);
	});

	test('without a column of people it counts nobody: who is there stays, and beds follow it', () => {
		const table = [
			['Kamer', 'Bedden'],
			['1', '6'],
			['2', '3']
		];
		const list = readRoomLists(table, guessRoomMapping(table)!, TODAY)[0]!;
		expect(list.lines.flatMap(({ problems }) => problems)).toEqual([]);
		const sum = sumRooms(toRequest(list));
		expect([sum.realised, sum.occupied]).toEqual([9, 2]);
		expect(takeAll(world, RCVS, planRooms(toRequest(list)))).toEqual([]);
		expect(toRoomTarget(world).figures).toMatchObject({ realised: 9, occupied: 2 });
	});

	test('a blank cell of people empties no room: who is there stays, and on a switch nobody counted it (D5)', () => {
		const list = read(['1', '4', '', '', '', '', ''], ['2', '6', '', '', '', '', '']);
		const sum = sumRooms(toRequest(list));
		expect([sum.realised, sum.occupied]).toEqual([10, 2]);
		expect(takeAll(world, RCVS, planRooms(toRequest(list)))).toEqual([]);
		const { figures, units } = toRoomTarget(world);
		expect(figures).toMatchObject({ realised: 10, occupied: 2, countedAt: null });
		const added = units.find(({ unit }) => unit.name === '2')!;
		expect(added.figures).toMatchObject({ occupied: 0, countedAt: null });
	});

	test('rooms that it leaves out stay as they are', () => {
		const list = read(['2', '3', '1', '', '', '', '']);
		const sum = sumRooms(toRequest(list));
		expect([sum.realised, sum.occupied]).toEqual([7, 3]);
		takeAll(world, RCVS, planRooms(toRequest(list)));
		expect(toRoomTarget(world).figures).toMatchObject({ realised: 7, occupied: 3 });
	});

	test.each(['geb. 12-03-2019', 'mail olena@voorbeeld.nl', '06-12345678', 'bsn 123456782'])(
		'a remark that tells who sleeps there is left out and not repeated: %s (D15)',
		(remark) => {
			const table = [
				['Kamer', 'Bedden', 'Opmerking'],
				['1', '6', remark],
				['2', '3', 'lekkage']
			];
			const list = readRoomLists(table, guessRoomMapping(table)!, TODAY)[0]!;
			expect(list.lines.flatMap(({ problems }) => problems)).toEqual([
				{ code: 'note-left-out', text: null }
			]);
			const planned = planRooms(toRequest(list, { stands: 'site' }));
			expect(JSON.stringify(planned)).not.toContain(remark);
			expect(takeAll(world, RCVS, planned)).toEqual([]);
		}
	);

	test('a line without a name, beds or people that can be read is refused, and the others stand', () => {
		const { lines } = read(
			['', '4', '1', '', '', '', ''],
			['7', 'vier', '1', '', '', '', ''],
			['8', '4', '?', '', '', '', ''],
			['123456782', '4', '1', '', '', '', ''],
			['fam. 06-12345678', '4', '1', '', '', '', ''],
			['9', '4', '', 'zolder', 'soms', '3 van 9 kamers', 'x'],
			['9', '3', '1', '', '', '', ''],
			['Totaal', '40', '9', '', '', '', ''],
			['Eindtotaal', '80', '18', '', '', '', '']
		);
		expect(lines.map(({ room, problems }) => [room?.name ?? null, problems])).toEqual([
			[null, [{ code: 'room-missing', text: '' }]],
			[null, [{ code: 'beds-unreadable', text: 'vier' }]],
			[null, [{ code: 'people-unreadable', text: '?' }]],
			[null, [{ code: 'personal-data', text: null }]],
			[null, [{ code: 'personal-data', text: null }]],
			[
				'9',
				[
					{ code: 'people-missing', text: '' },
					{ code: 'out-unreadable', text: 'x' },
					{ code: 'floor-unreadable', text: 'zolder' },
					{ code: 'shared-unreadable', text: 'soms' },
					{ code: 'suitability-unreadable', text: '3 van 9 kamers' }
				]
			],
			[null, [{ code: 'duplicate-room', text: '9' }]]
		]);
	});
});

describe('any list', { timeout: 60_000 }, () => {
	const cell = fc.oneof(
		fc.constantFrom(
			'',
			'1',
			'2',
			'4',
			'12',
			'Kamer',
			'1a',
			'ja',
			'nee',
			'?',
			'bg',
			'-1',
			'lekkage'
		),
		fc.constantFrom(
			'__proto__',
			'constructor',
			'123456782',
			'Totaal',
			'𝟙',
			'\u0000',
			'1.250',
			'x'.repeat(90)
		),
		fc.string({ unit: 'binary', maxLength: 8 })
	);
	const HEADER =
		'Locatie;Kamer;Verdieping;Bedden;Bezet;Deelbaar;Rolstoel;Huisdieren;Zuigelingen;Opmerking;Buiten gebruik';
	const lists = fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 12 });

	test('is read without an error, its plan is taken whole, comes to what was shown, and is done then', () => {
		let taken = 0;
		fc.assert(
			fc.property(lists, fc.constantFrom('rooms' as const, 'site' as const), (rows, stands) => {
				const table = [HEADER.split(';'), ...rows];
				for (const list of readRoomLists(table, guessRoomMapping(table)!, TODAY)) {
					world = createDecideWorld();
					const request = toRequest(list, { stands });
					const planned = planRooms(request);
					expect(takeAll(world, RCVS, planned)).toEqual([]);
					expect(planRooms(toRequest(list, { stands }))).toEqual([]);
					if (!planned.some(({ name }) => name === 'location.setDetail')) continue;
					const { realised, occupied } = toRoomTarget(world).figures;
					const sum = sumRooms(request);
					expect([realised, occupied]).toEqual([sum.realised, sum.occupied]);
					taken += 1;
				}
			}),
			{ numRuns: 1500, seed: 20_261_122 }
		);
		expect(taken).toBeGreaterThan(60);
	});

	test('no table makes the guess or the reading fail', () => {
		fc.assert(
			fc.property(lists, (rows) => {
				const mapping = guessRoomMapping(rows) ?? {
					firstDataRow: 0,
					columns: { room: 1, beds: 3, people: 4, location: 0 }
				};
				const read = readRoomLists(rows, mapping, TODAY).flatMap(({ lines }) => lines);
				expect(read.length).toBeLessThanOrEqual(rows.length);
			}),
			{ numRuns: 1500 }
		);
	});
});
