import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	ELSEWHERE,
	NOW,
	ROOM,
	ROOM_ELSEWHERE,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { COORDINATOR, person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Me } from '../schema/person.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });
const ARRIVAL = { kind: 'arrive', n: 3 };
const VOID = { kind: 'void' };
const MORNING = '2026-03-02T09:00:00.000Z';

describe('occupancy.record', () => {
	let world: DecideWorld;

	beforeEach(() => {
		world = createDecideWorld();
	});

	type Other = Parameters<DecideWorld['take']>[3];
	const record = (args: object = {}, me: Me = MIA, other: Other = {}) =>
		world.take(me, 'occupancy.record', { locationId: SITE, entry: ARRIVAL, ...args }, other);

	test('writes one entry, whose id is the uuid of the mutation', () => {
		const { uuid, status } = record({
			observedAt: MORNING,
			unitId: ROOM,
			why: 'te laat genoteerd'
		});
		expect(status).toBe('applied');
		expect(world.entries).toEqual([
			{
				id: uuid,
				locationId: SITE,
				unitId: ROOM,
				entry: ARRIVAL,
				observedAt: MORNING,
				madeAt: NOW,
				deviceSeq: 1,
				receivedAt: NOW,
				by: 'mia',
				source: 'site',
				why: 'te laat genoteerd'
			}
		]);
	});

	test('D12: without a time of its own is of when it was made, by the server’s clock', () => {
		record({}, MIA, { deviceAt: MORNING, offsetMs: 60_000 });
		expect(world.entries[0]).toMatchObject({
			observedAt: '2026-03-02T09:01:00.000Z',
			madeAt: '2026-03-02T09:01:00.000Z'
		});
	});

	test('D12: far ahead of the server is held at receipt and told', () => {
		const decision = record({ observedAt: '2026-03-02T13:00:00.000Z' });
		expect(decision).toMatchObject({ status: 'applied', code: 'future-capped' });
		expect(world.entries[0]).toMatchObject({ observedAt: NOW });
	});

	test('D12: by a clock far ahead, but with no time that could be held, tells nothing', () => {
		const fast = { deviceAt: '2026-03-02T13:00:00.000Z' };
		const first = record({ observedAt: MORNING }, MIA, fast);
		const correction = record({ corrects: first.uuid, entry: VOID }, MIA, fast);
		const undated = record({ undated: true, source: 'import' }, RCVS, fast);
		for (const decision of [first, correction, undated]) expect(wordOf(decision)).toBe('applied');
		expect(world.entries.map(({ observedAt }) => observedAt)).toEqual([MORNING, null, null]);
	});

	test('D3: is never refused because reality exceeds the beds', () => {
		expect(record({ entry: { kind: 'recount', n: 9999 } }).status).toBe('applied');
		expect(record({ entry: { kind: 'depart', n: 99_999 } }).status).toBe('applied');
	});

	test('a recount keeps what its author had counted before, and nothing else does', () => {
		const base = uuidOf(70);
		record({ entry: { kind: 'recount', n: 4 } }, MIA, { base });
		record({ entry: { kind: 'recount', n: 4 } });
		record({}, MIA, { base });
		expect(world.entries.map((entry) => entry.base)).toEqual([base, null, undefined]);
	});

	describe('D13: a correction', () => {
		test('without a time takes the place of what it corrects', () => {
			const { uuid } = record({ observedAt: MORNING });
			record({ corrects: uuid, why: 'beter gekeken' });
			expect(world.entries[1]).toMatchObject({ observedAt: null, corrects: uuid });
		});

		test('with a time of its own keeps it', () => {
			const { uuid } = record({});
			record({ corrects: uuid, observedAt: MORNING });
			expect(world.entries[1]).toMatchObject({ observedAt: MORNING });
		});

		test('of something unknown is taken: it may still come', () => {
			expect(record({ corrects: uuidOf(404), entry: VOID }).status).toBe('applied');
		});

		test('of an entry of another location is forbidden', () => {
			const { uuid } = record({ locationId: ELSEWHERE }, RCVS);
			expect(wordOf(record({ corrects: uuid, entry: VOID }))).toBe('forbidden');
		});
	});

	describe('by telephone and import', () => {
		test('the RCVS names whom it spoke with', () => {
			const phone = { source: 'phone', spokenWith: 'de nachtwacht' };
			expect(record(phone, RCVS).status).toBe('applied');
			expect(world.entries[0]).toMatchObject(phone);
		});

		test.each([RCVS, COORDINATOR])('$role enters nothing as if it had been there', (me) => {
			expect(wordOf(record({ source: 'site' }, me))).toBe('forbidden');
		});

		test('an import may not know when, and then has no time', () => {
			expect(record({ source: 'import', undated: true }, RCVS).status).toBe('applied');
			expect(world.entries[0]).toMatchObject({ observedAt: null, undated: true });
		});

		test.each([
			['by telephone without a name', { source: 'phone' }, 'invalid'],
			['with a name but not by telephone', { source: 'import', spokenWith: 'wie' }, 'invalid'],
			['undated without being an import', { undated: true }, 'invalid'],
			['undated with a time', { source: 'import', undated: true, observedAt: MORNING }, 'invalid'],
			['with a number for a name', { source: 'phone', spokenWith: '123456782' }, 'personal-data']
		])('%s is refused', (_, args, code) => {
			expect(wordOf(record(args, RCVS))).toBe(code);
		});

		test('a manager does neither', () => {
			expect(wordOf(record({ source: 'import' }))).toBe('forbidden');
			expect(wordOf(record({ source: 'phone', spokenWith: 'a' }))).toBe('forbidden');
		});
	});

	test.each([
		['at an unknown location', { locationId: uuidOf(9) }, 'not-found'],
		['at a location of somebody else', { locationId: ELSEWHERE }, 'forbidden'],
		['in an unknown unit', { unitId: uuidOf(9) }, 'not-found'],
		['in a unit of another location', { unitId: ROOM_ELSEWHERE }, 'forbidden'],
		[
			'of a move to a unit of another location',
			{ entry: { kind: 'move', n: 1, toUnitId: ROOM_ELSEWHERE } },
			'forbidden'
		],
		[
			'of a move to an unknown unit',
			{ entry: { kind: 'move', n: 1, toUnitId: uuidOf(9) } },
			'not-found'
		],
		['of a void that names nothing', { entry: VOID }, 'invalid'],
		['with a citizen service number', { why: 'zie 123456782' }, 'personal-data'],
		['of nobody', { entry: { kind: 'arrive', n: 0 } }, 'invalid'],
		['of half a person', { entry: { kind: 'arrive', n: 1.5 } }, 'invalid'],
		['of a switch of detail', { entry: { kind: 'setDetail', detail: 'units' } }, 'invalid'],
		['of a reason that does not exist', { entry: declared({ fire: { n: 1 } }) }, 'invalid'],
		['with more than its kind has', { entry: { ...ARRIVAL, placeable: 3 } }, 'invalid']
	])('%s is refused', (_, args, code) => {
		expect(wordOf(record(args))).toBe(code);
		expect(world.entries).toEqual([]);
	});

	test.each([
		['bsn', 'nr 123456782'],
		['email', 'vraag het olena@voorbeeld.nl'],
		['phone', 'bel 06 12345678'],
		['birth-date', 'het kind van 12-03-2019 hoort erbij']
	])(
		'with a reason that holds a personal detail (%s) is refused, and says which (D15)',
		(found, why) => {
			expect(record({ why })).toMatchObject({ code: 'personal-data', detail: `why: ${found}` });
			expect(world.entries).toEqual([]);
		}
	);

	test('with a citizen service number in whom the desk spoke with is refused (D15)', () => {
		expect(record({ source: 'phone', spokenWith: 'nr 123456782' }, RCVS)).toMatchObject({
			...{ code: 'personal-data', detail: 'spokenWith: bsn' }
		});
	});

	test('at a closed location is refused', () => {
		world = createDecideWorld({ site: { status: 'closed' } });
		expect(wordOf(record())).toBe('closed');
	});

	test('in a retired unit is refused, but for what was seen before and for corrections', () => {
		world = createDecideWorld({ room: { retired: true, retiredAt: MORNING } });
		expect(wordOf(record({ unitId: ROOM }))).toBe('closed');
		expect(wordOf(record({ unitId: ROOM, observedAt: MORNING }))).toBe('closed');
		expect(wordOf(record({ entry: { kind: 'move', n: 1, toUnitId: ROOM } }))).toBe('closed');
		const before = record({ unitId: ROOM, observedAt: '2026-03-02T08:59:59.999Z' });
		expect(before.status).toBe('applied');
		expect(record({ unitId: ROOM, entry: VOID, corrects: before.uuid }).status).toBe('applied');
	});
});

function declared(byReason: object) {
	return { kind: 'declareOutOfService', byReason };
}
