import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../schema/entry.ts';
import type { ExistingLocation } from './existing-location.ts';
import { guessMapping } from './guess-mapping.ts';
import type { ImportRequest } from './import-plan.ts';
import { planImport } from './plan-import.ts';

const HEADER = 'Gemeente;Locatie;Adres;PC;Plaats;Bedden;Bezet;Bijgewerkt;Opmerking';
const schip = (occupied: number, day: string, note = '') =>
	`Zwolle;Schip;Kade 5;8011 PT;Zwolle;80;${occupied};${day};${note}`;

function plan(
	lines: string[],
	existing: ExistingLocation[] = [],
	more: Partial<ImportRequest> = {}
) {
	const rows = [HEADER, ...lines].map((line) => line.split(';'));
	return planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities: [{ code: 'GM0193', name: 'Zwolle', regionId: 'VR04' }],
		existing,
		now: '2024-02-01T10:00:00.000Z',
		...more
	});
}

const counts = ({ mutations }: ReturnType<typeof plan>) =>
	mutations.flatMap(({ name, args }) =>
		name === 'occupancy.record' && args.entry.kind === 'recount'
			? [[args.entry.n, args.observedAt ?? 'undated']]
			: []
	);
const codes = ({ rows }: ReturnType<typeof plan>) =>
	rows.map(({ status, problems }) => [status, ...problems.map(({ code }) => code)]);

describe('a sheet with one place on several days', () => {
	const sheet = [
		schip(74, '2024-01-08', 'lift stuk'),
		schip(76, '2024-01-10'),
		schip(75, '2024-01-09')
	];

	it('is its history: each line at its own day, the newest last (D9, D12)', () => {
		const result = plan(sheet);
		expect(counts(result)).toEqual([
			[74, '2024-01-07T23:00:00.000Z'],
			[75, '2024-01-08T23:00:00.000Z'],
			[76, '2024-01-09T23:00:00.000Z']
		]);
		expect(result.mutations[0]!.name).toBe('location.add');
		expect(result.rows.map(({ line, status }) => [line, status])).toEqual([
			[2, 'history'],
			[3, 'new'],
			[4, 'history']
		]);
	});

	it('says with the newest line how many days it brings', () => {
		const { rows } = plan(sheet);
		expect(rows.map(({ pastDays }) => pastDays)).toEqual([undefined, 2, undefined]);
	});

	it('takes what is no figure from the newest line alone', () => {
		const fields = plan(sheet).mutations.filter(({ name }) => name === 'location.setField');
		expect(JSON.stringify(fields)).not.toContain('lift stuk');
	});

	it('adds nothing when it is imported again', () => {
		const first = plan(sheet);
		const again = plan(sheet, [afterwards(first)]);
		expect(again.mutations.filter(({ name }) => name === 'occupancy.record')).toEqual([]);
		expect(again.rows.filter(({ pastDays }) => pastDays)).toEqual([]);
	});

	it('brings only the day that is new when it was imported before', () => {
		const known = afterwards(plan(sheet));
		const longer = plan([...sheet, schip(73, '2024-01-07')], [known]);
		expect(counts(longer)).toEqual([[73, '2024-01-06T23:00:00.000Z']]);
	});

	it('refuses a second line of one moment, and one that cannot say of when it is', () => {
		expect(codes(plan([...sheet, schip(70, '2024-01-10')]))[3]).toEqual([
			'refused',
			'duplicate-line'
		]);
		const undated = plan([schip(70, ''), ...sheet]);
		expect(codes(undated)[0]).toEqual(['refused', 'date-missing', 'duplicate-line']);
		expect(counts(undated)).toHaveLength(3);
	});

	it('asks of each line whose date cannot be read of when it is, and refuses none for it', () => {
		const unsure = [schip(71, '31-02-2024'), schip(72, 'vorige week'), schip(73, '2024-03-01')];
		const asked = plan([...sheet, ...unsure]);
		expect(asked.undatable.map(({ line, reason }) => [line, reason])).toEqual([
			[5, 'no-such-moment'],
			[6, 'unreadable'],
			[7, 'future']
		]);
		expect(codes(asked).flatMap(([status]) => status)).not.toContain('refused');
		expect(asked.mutations).toEqual([]);
		const dateAnswers = {
			'31-02-2024': '2024-01-31',
			'vorige week': '2024-01-05',
			'2024-03-01': null
		};
		const answered = plan([...sheet, ...unsure], [], { dateAnswers });
		expect(counts(answered).map(([n]) => n)).toEqual([72, 74, 75, 76, 71]);
		expect(codes(answered)[5]).toEqual([
			'refused',
			...['date-unreadable', 'date-missing', 'duplicate-line']
		]);
	});

	it('asks of all of them when none can be read alone', () => {
		const { undatable, rows } = plan([schip(70, '3-4-2023'), schip(71, '5-4-2023')]);
		expect(undatable.map(({ line, reason }) => [line, reason])).toEqual([
			[2, 'order'],
			[3, 'order']
		]);
		expect(rows.map(({ status }) => status)).toEqual(['new', 'history']);
	});

	it('is history of its own place only', () => {
		const hotel = 'Zwolle;Hotel;Plein 1;8011 AA;Zwolle;12;9;2024-01-05;';
		const result = plan([...sheet, hotel]);
		expect(codes(result).map(([status]) => status)).toEqual(['history', 'new', 'history', 'new']);
	});
});

/** The location as the first import left it. */
function afterwards({ mutations, rows }: ReturnType<typeof plan>): ExistingLocation {
	const add = mutations.find(({ name }) => name === 'location.add')!.args as {
		address: ExistingLocation['location']['address'];
	};
	const id = rows[0]!.locationId!;
	const entries = mutations.flatMap(({ name, args }, at): EntryRow[] =>
		name === 'occupancy.record'
			? [
					{
						id: `entry-${at}`,
						locationId: id,
						entry: args.entry,
						observedAt: args.observedAt ?? null,
						madeAt: '2024-02-01T10:00:00.000Z',
						deviceSeq: at,
						by: 'p1',
						source: 'import'
					}
				]
			: []
	);
	return {
		location: {
			id,
			regionId: 'VR04',
			municipality: 'GM0193',
			name: 'Schip',
			kind: 'goo',
			address: add.address,
			suitable: {},
			status: 'open',
			hidden: false,
			fieldWriter: {},
			detail: 'site'
		},
		figures: {
			realised: 80,
			occupied: 76,
			outOfService: 0,
			snijverliesDeclared: {},
			countedAt: '2024-01-09T23:00:00.000Z'
		},
		entries,
		opening: null
	};
}
