import { describe, expect, it } from 'vitest';
import { daysOfSheets, joinDatedSheets } from './dated-sheets.ts';
import { guessMapping } from './guess-mapping.ts';
import { planImport } from './plan-import.ts';

const HEADER = ['Gemeente', 'Locatie', 'Adres', 'PC', 'Plaats', 'Bedden', 'Bezet'];
const schip = (occupied: string) => [
	'Zwolle',
	'Schip',
	'Kade 5',
	'8011 PT',
	'Zwolle',
	'80',
	occupied
];

describe('the name of a sheet', () => {
	it.each([
		['2024-01-09', '2024-01-09'],
		['Stand 2024-01-09', '2024-01-09'],
		['13-01-2024', '2024-01-13'],
		['9 jan 2024', '2024-01-09'],
		// Two days could be meant, or none.
		['09-01-2024', null],
		['Week 2', null],
		['Locaties', null]
	])('%s says %s', (name, day) => {
		expect(daysOfSheets([name])).toEqual([day]);
	});

	it('that can mean two days means the one by which all of them are days', () => {
		expect(daysOfSheets(['09-01-2024', '13-01-2024'])).toEqual(['2024-01-09', '2024-01-13']);
		expect(daysOfSheets(['01/09/2024', '01/13/2024', 'Uitleg'])).toEqual([
			'2024-01-09',
			'2024-01-13',
			null
		]);
		expect(daysOfSheets(['09-01-2024', '10-01-2024'])).toEqual([null, null]);
	});
});

describe('several dated sheets', () => {
	const sheets = [
		{ name: '2024-01-08', rows: [HEADER, schip('74')] },
		{ name: '2024-01-09', rows: [['Opvang'], HEADER.toReversed(), schip('75').toReversed()] },
		{ name: 'Toelichting', rows: [['Zo vult u dit in']] },
		{
			name: '2024-01-10',
			rows: [
				['Gemeente', 'Locatie'],
				['Zwolle', 'Schip']
			]
		}
	];

	it('are one table, each line with the day of its sheet, in the columns of the first', () => {
		expect(joinDatedSheets(sheets)).toEqual({
			rows: [
				[...HEADER, 'Peildatum'],
				[...schip('74'), '2024-01-08'],
				[...schip('75'), '2024-01-09']
			],
			joined: 2,
			left: ['Toelichting', '2024-01-10']
		});
	});

	it('become the history of their places', () => {
		const { rows } = joinDatedSheets(sheets);
		const { mutations } = planImport({
			table: { rows },
			mapping: guessMapping(rows),
			regionId: 'VR04',
			municipalities: [{ code: 'GM0193', name: 'Zwolle', regionId: 'VR04' }],
			existing: [],
			now: '2024-02-01T10:00:00.000Z'
		});
		const counted = mutations.flatMap(({ name, args }) =>
			name === 'occupancy.record' && args.entry.kind === 'recount'
				? [[args.entry.n, args.observedAt]]
				: []
		);
		expect(counted).toEqual([
			[74, '2024-01-07T23:00:00.000Z'],
			[75, '2024-01-08T23:00:00.000Z']
		]);
	});

	it('keep the date that a line states itself', () => {
		const header = [...HEADER, 'Bijgewerkt'];
		const { rows } = joinDatedSheets([
			{ name: '2024-01-08', rows: [header, [...schip('74'), '2024-01-05'], [...schip('70'), '']] }
		]);
		expect(rows.map((row) => row.at(-1))).toEqual(['Bijgewerkt', '2024-01-05', '2024-01-08']);
	});

	it('leave a blank line blank', () => {
		const { rows } = joinDatedSheets([
			{ name: '2024-01-08', rows: [HEADER, ['', ''], schip('74')] }
		]);
		expect(rows[1]!.every((cell) => cell === '')).toBe(true);
	});
});
