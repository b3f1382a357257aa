import { describe, expect, it } from 'vitest';
import type { EntryRow, RecordedEntry } from '../schema/entry.ts';
import type { ExistingLocation, SiteBefore } from './existing-location.ts';
import { guessMapping } from './guess-mapping.ts';
import type { ImportRequest, PlannedMutation } from './import-plan.ts';
import { planImport } from './plan-import.ts';

const HEADER =
	'Gemeente;Locatie;Adres;PC;Plaats;Soort;Bedden;Bezet;Snijverlies;Huisdieren;Tel;Open sinds;Bijgewerkt;Opmerking';
const SCHIP =
	'Zwolle;Schip;Kade 5;8011 PT;Zwolle;GOO;80;76;1;ja;06-11112222;2023-04-01;2024-01-09;';
const AT = '2024-01-08T23:00:00.000Z';

function plan(lines: string[], given: Partial<ImportRequest> = {}) {
	const rows = [HEADER, ...lines].map((line) => line.split(';'));
	return planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities: [{ code: 'GM0193', name: 'Zwolle', regionId: 'VR04' }],
		existing: [],
		now: '2024-02-01T10:00:00.000Z',
		...given
	});
}

function toEntry(id: string, entry: RecordedEntry, given: Partial<EntryRow> = {}): EntryRow {
	return {
		id,
		locationId: 'schip',
		entry,
		observedAt: AT,
		madeAt: '2024-01-20T10:00:00.000Z',
		deviceSeq: 1,
		by: 'p1',
		source: 'import',
		...given
	};
}

const SHEET_ENTRIES = [
	toEntry('realised', { kind: 'setRealised', n: 80 }),
	toEntry('count', { kind: 'recount', n: 76 }, { base: null }),
	toEntry('snij', {
		kind: 'declareSnijverlies',
		byReason: { household: 1, sex: 0, care: 0, behaviour: 0, age: 0, undivided: 0, other: 0 }
	})
];

function schip(
	given: Partial<ExistingLocation['location']> = {},
	known: Partial<ExistingLocation> = {}
): ExistingLocation {
	return {
		location: {
			id: 'schip',
			regionId: 'VR04',
			municipality: 'GM0193',
			name: 'Schip',
			kind: 'goo',
			address: { street: 'Kade', number: '5', postcode: '8011 PT', city: 'Zwolle' },
			suitable: { pets: 'yes' },
			phone: '06-11112222',
			status: 'open',
			opensOn: '2023-04-01',
			hidden: false,
			fieldWriter: { phone: 'w1' },
			detail: 'site',
			...given
		},
		figures: {
			realised: 80,
			occupied: 76,
			outOfService: 0,
			snijverliesDeclared: { household: 1 },
			countedAt: AT
		},
		entries: SHEET_ENTRIES,
		opening: null,
		...known
	};
}

const short = ({ name, args, base }: PlannedMutation) =>
	name === 'location.setField'
		? [args.field, args.value, base]
		: name === 'occupancy.record'
			? [args.entry, args.corrects ?? args.observedAt ?? 'undated', base]
			: [name];
const codesOf = (result: ReturnType<typeof plan>, row = 0) =>
	result.rows[row]!.problems.map(({ code }) => code);

describe('a line for a new location', () => {
	it('adds it, opens it, and writes what the sheet says at the line its own date', () => {
		const { mutations, rows } = plan([SCHIP]);
		expect(mutations.map(short)).toEqual([
			['location.add'],
			['status', 'open', null],
			['suitable.pets', 'yes', null],
			['phone', '06-11112222', null],
			['opensOn', '2023-04-01', null],
			[{ kind: 'setRealised', n: 80 }, AT, undefined],
			[{ kind: 'recount', n: 76 }, AT, null],
			[SHEET_ENTRIES[2]!.entry, AT, undefined]
		]);
		expect(rows[0]).toMatchObject({ line: 2, status: 'new', problems: [] });
	});

	it('leaves it in preparation when it opens later', () => {
		const { mutations } = plan([SCHIP.replace('2023-04-01', '2024-04-01')]);
		expect(mutations.map(short)).not.toContainEqual(['status', 'open', null]);
	});

	it('refuses a second line for the same place', () => {
		const result = plan([SCHIP, SCHIP.replace('Schip;Kade 5', 'SCHIP;kade  5')]);
		expect(result.rows[1]).toMatchObject({ line: 3, status: 'refused' });
		expect(codesOf(result, 1)).toEqual(['duplicate-line']);
		expect(result.mutations).toEqual(plan([SCHIP]).mutations);
	});

	it.each([
		['Zwolle;;Kade 5;8011 PT;Zwolle', 'name-missing'],
		[';Schip;Kade 5;8011 PT;Zwolle', 'municipality-missing'],
		['Meppel;Schip;Kade 5;8011 PT;Zwolle', 'not-in-region'],
		['Zwolle;Schip;Kade;8011 PT;Zwolle', 'address-incomplete'],
		['Zwolle;Schip;Kade 5;;Zwolle', 'address-incomplete'],
		['Zwolle;Schip 123456782;Kade 5;8011 PT;Zwolle', 'personal-data'],
		['Zwolle;Schip;Kade 123456782 5;8011 PT;Zwolle', 'personal-data'],
		[`Zwolle;${'x'.repeat(121)};Kade 5;8011 PT;Zwolle`, 'does-not-fit']
	])('refuses "%s": %s', (line, code) => {
		const result = plan([`${line};GOO;80;76`]);
		expect(result.rows[0]!.status).toBe('refused');
		expect(codesOf(result)).toContain(code);
		expect(result.mutations).toEqual([]);
	});

	it('refuses every line when the region is not known', () => {
		const result = plan([SCHIP], { regionId: 'VR99' });
		expect(codesOf(result)).toEqual(['unknown-region']);
	});

	it('leaves text with a citizen service number out, says so and does not repeat it (D15)', () => {
		const result = plan([`${SCHIP}bel bsn 123456782`]);
		expect(result.rows[0]!.problems).toEqual([
			{ field: 'note', column: 'Opmerking', code: 'personal-data', text: null }
		]);
		expect(JSON.stringify(result)).not.toContain('123456782');
		expect(result.mutations).toEqual(plan([SCHIP]).mutations);
	});

	it('leaves a birthday out of the note, and keeps the telephone of the site in it (D15)', () => {
		const [born, called] = [
			plan([`${SCHIP}mw. geb. 12-3-1984`]),
			plan([`${SCHIP}bel 038-4210001`])
		];
		expect(codesOf(born)).toEqual(['personal-data']);
		expect(JSON.stringify(born.mutations)).not.toContain('1984');
		expect(JSON.stringify(called.mutations)).toContain('bel 038-4210001');
	});

	it('leaves out a telephone number that is a citizen service number', () => {
		const result = plan([SCHIP.replace('06-11112222', '123456782')]);
		expect(result.rows[0]!.problems).toEqual([
			{ field: 'phone', column: 'Tel', code: 'personal-data', text: null }
		]);
		expect(JSON.stringify(result)).not.toContain('123456782');
	});

	it('takes the kind that was chosen for lines without one, and "other" when none was', () => {
		const line = SCHIP.replace(';GOO;', ';;');
		expect(plan([line], { kind: 'cno' }).mutations[0]!.args).toMatchObject({ kind: 'cno' });
		const guessless = plan([line]);
		expect(guessless.mutations[0]!.args).toMatchObject({ kind: 'other' });
		expect(codesOf(guessless)).toEqual(['kind-missing']);
	});

	it('writes no figures for a line that gives none at all', () => {
		const result = plan([SCHIP.replace(';80;76;1;', ';;-;;')]);
		expect(result.rows[0]).toMatchObject({ status: 'without-figures', figures: null });
		expect(result.mutations.some(({ name }) => name === 'occupancy.record')).toBe(false);
	});

	it('leaves only the unreadable number out when beds and people are known', () => {
		const result = plan([SCHIP.replace(';80;76;1;', ';80;76;enkele;')]);
		expect(result.rows[0]!.figures).toEqual({ realised: 80, occupied: 76 });
		expect(codesOf(result)).toEqual(['number-unreadable']);
		expect(result.mutations.map(short)).toContainEqual(['note', 'Snijverlies: enkele', null]);
	});

	it.each(['12,000', '60.500'])('keeps "%s" in the note: it can mean two numbers', (text) => {
		const result = plan([SCHIP.replace(';80;76;1;', `;80;${text};1;`)]);
		expect(result.rows[0]).toMatchObject({ status: 'without-figures', figures: null });
		expect(codesOf(result)).toEqual(['number-ambiguous']);
		const note = `Bedden: 80\nBezet: ${text}\nSnijverlies: 1`;
		expect(result.mutations.map(short)).toContainEqual(['note', note, null]);
	});

	it('takes no comma for thousands in a sheet that has it before decimals', () => {
		const other = SCHIP.replace('Schip', 'Boot').replace(';80;76;', ';80,0;76;');
		const result = plan([SCHIP.replace(';80;76;', ';1,250;76;'), other]);
		expect(result.rows.map(({ figures }) => figures)).toEqual([
			null,
			{ realised: 80, occupied: 76, snijverlies: 1 }
		]);
	});

	it('asks a date after now instead of believing it', () => {
		const result = plan([SCHIP.replace('2024-01-09', '2024-09-01')]);
		expect(result.undatable).toEqual([
			{ line: 2, field: 'updated', column: 'Bijgewerkt', text: '2024-09-01', reason: 'future' }
		]);
		expect(result.mutations).toEqual([]);
	});

	it('takes the day of the sheet when it has no column of dates', () => {
		const rows = [HEADER.replace('Bijgewerkt', 'x'), SCHIP].map((line) => line.split(';'));
		const table = { table: { rows }, mapping: guessMapping(rows) };
		expect(plan([], { ...table, sheetDate: '2024-01-09' }).rows[0]!.observedAt).toBe(AT);
		expect(plan([], table).rows[0]!.observedAt).toBeNull();
	});
});

describe('a sheet without a column of people', () => {
	const rowsOf = (line: string) =>
		[HEADER.replace('Bezet', 'Wie'), line].map((text) => text.split(';'));
	const planWithout = (line: string, existing: ExistingLocation[] = []) => {
		const rows = rowsOf(line);
		return plan([], { table: { rows }, mapping: guessMapping(rows), existing });
	};

	it('is told of as a whole', () => {
		expect(planWithout(SCHIP).missingColumns).toEqual(['occupied']);
		expect(plan([SCHIP]).missingColumns).toEqual([]);
	});

	it('gives a new location no figures, and keeps its numbers in the note', () => {
		const result = planWithout(SCHIP);
		expect(result.rows[0]).toMatchObject({ status: 'without-figures', figures: null });
		expect(codesOf(result)).toEqual(['figures-incomplete']);
		expect(result.mutations.map(short)).toContainEqual([
			'note',
			'Bedden: 80\nSnijverlies: 1',
			null
		]);
		expect(result.mutations.some(({ name }) => name === 'occupancy.record')).toBe(false);
	});

	it('gives none either to a location where nobody was ever counted', () => {
		const note = 'Bedden: 80\nSnijverlies: 1';
		const figures = {
			realised: 0,
			occupied: 0,
			outOfService: 0,
			snijverliesDeclared: {},
			countedAt: null
		};
		const result = planWithout(SCHIP, [schip({ note }, { entries: [], figures })]);
		expect(result.rows[0]!.status).toBe('without-figures');
		expect(result.summary.nothingToDo).toBe(true);
	});

	it('leaves the people of a location that was counted as they are, and says so', () => {
		const result = planWithout(SCHIP.replace(';80;', ';82;'), [schip()]);
		expect(codesOf(result)).toEqual(['column-missing']);
		expect(result.mutations.map(short)).toEqual([
			[{ kind: 'setRealised', n: 82 }, 'realised', undefined]
		]);
	});
});

describe('a line for a location that is there', () => {
	it('is the same when nothing differs', () => {
		const result = plan([SCHIP], { existing: [schip()] });
		expect(result.rows[0]).toMatchObject({ status: 'same', locationId: 'schip', changes: [] });
		expect(result.summary.nothingToDo).toBe(true);
	});

	it('carries the writer of each field as its base, null when nobody ever wrote it (S11)', () => {
		const line = SCHIP.replace('06-11112222', '06-3')
			.replace(';ja;', ';nee;')
			.replace('GOO', 'hub');
		const { mutations, rows } = plan([line], { existing: [schip()] });
		expect(mutations.map(short)).toEqual([
			['kind', 'hub', null],
			['suitable.pets', 'no', null],
			['phone', '06-3', 'w1']
		]);
		expect(rows[0]!.status).toBe('update');
	});

	it('replaces no field when the location was counted since, and fills in what is empty', () => {
		const counted = { ...schip().figures, countedAt: '2024-01-30T08:00:00.000Z' };
		const line = SCHIP.replace('06-11112222', '06-3').replace('2023-04-01', '2023-05-01');
		const known = schip({ opensOn: undefined, note: 'sleutel' }, { figures: counted });
		const result = plan([`${line}lift defect`], { existing: [known] });
		expect(result.mutations.map(short)).toEqual([
			['opensOn', '2023-05-01', null],
			['note', 'sleutel\nlift defect', null]
		]);
		expect(result.rows[0]!.problems).toEqual([
			{ field: 'phone', column: 'Tel', code: 'older-than-field', text: '06-3' }
		]);
		const newer = plan([line.replace('2024-01-09', '2024-01-31')], { existing: [known] });
		expect(newer.mutations.map(short)).toContainEqual(['phone', '06-3', 'w1']);
	});

	it('is found by the id that an import gave it, when it was renamed since', () => {
		const [added] = plan([SCHIP]).mutations;
		const { id } = added!.args as { id: string };
		const renamed = plan([SCHIP], { existing: [schip({ id, name: 'De Boot' })] });
		expect(renamed.rows[0]).toMatchObject({ status: 'same', locationId: id });
		const twice = plan([SCHIP], { existing: [schip(), schip({ id })] });
		expect(twice.rows[0]).toMatchObject({ status: 'same', locationId: id });
	});

	it('is found without its address, when there is one of that name', () => {
		const line = SCHIP.replace('Kade 5;8011 PT;Zwolle', ';;');
		expect(plan([line], { existing: [schip()] }).rows[0]).toMatchObject({ status: 'same' });
		const other = schip({
			id: 'other',
			address: { street: 'Laan', number: '1', postcode: '8', city: 'Z' }
		});
		const several = plan([line], { existing: [schip(), other] });
		expect(codesOf(several)).toEqual(['several-match']);
	});

	it('that has no address yet is found by its name, and gets the one of the sheet', () => {
		const { mutations, rows } = plan([SCHIP.replace('Kade 5', 'Kade 5b')], {
			existing: [schip({ address: undefined })]
		});
		expect(rows[0]).toMatchObject({ status: 'update' });
		expect(mutations.map(short).filter(([field]) => String(field).startsWith('address'))).toEqual([
			['address.street', 'Kade', null],
			['address.number', '5', null],
			['address.suffix', 'b', null],
			['address.postcode', '8011 PT', null],
			['address.city', 'Zwolle', null]
		]);
	});

	it('is refused without its whole address, when another line could mean the same', () => {
		const vague = SCHIP.replace('Kade 5;8011 PT;Zwolle', 'Kade 5;;').replace(';76;', ';75;');
		for (const existing of [[], [schip()]]) {
			const result = plan([vague, SCHIP], { existing });
			expect(codesOf(result, 0)).toContain('address-incomplete');
			expect(result.rows[1]!.status).toBe(existing.length > 0 ? 'same' : 'new');
		}
	});

	it('is another location at another address, which is listed', () => {
		const result = plan([SCHIP.replace('Kade 5', 'Laan 1')], { existing: [schip()] });
		expect(result.rows[0]!.status).toBe('new');
		expect(codesOf(result)).toEqual(['same-name-elsewhere']);
	});

	it('is refused when the location is closed: opening it again is for a person', () => {
		const result = plan([SCHIP], { existing: [schip({ status: 'closed' })] });
		expect(codesOf(result)).toEqual(['location-closed']);
		expect(result.mutations).toEqual([]);
	});

	it('never puts "unknown" or nothing in the place of what is known (D8)', () => {
		const line = SCHIP.replace(';ja;06-11112222;2023-04-01;', ';?;;;');
		expect(plan([line], { existing: [schip()] }).summary.nothingToDo).toBe(true);
	});

	it('adds to the note what it does not hold, and takes nothing out of it', () => {
		const existing = [schip({ note: 'sleutel bij buren' })];
		const { mutations } = plan([`${SCHIP}lift defect`], { existing });
		expect(mutations.map(short)).toEqual([['note', 'sleutel bij buren\nlift defect', null]]);
		const held = [schip({ note: 'monteur gebeld: lift defect' })];
		expect(plan([`${SCHIP}lift defect`], { existing: held }).summary.nothingToDo).toBe(true);
		const full = plan([`${SCHIP}lift defect`], { existing: [schip({ note: 'x'.repeat(1995) })] });
		expect(codesOf(full)).toEqual(['note-full']);
	});

	it('writes no site figures where people are counted per unit (D5)', () => {
		const result = plan([SCHIP], { existing: [schip({ detail: 'units' }, { entries: [] })] });
		expect(codesOf(result)).toEqual(['works-per-unit']);
		expect(result.mutations).toEqual([]);
	});
});

describe('figures that were imported before', () => {
	const changed = SCHIP.replace(';76;', ';70;');

	it('are corrected in place when the sheet says otherwise of the same moment (D13)', () => {
		const { mutations } = plan([changed], { existing: [schip()] });
		expect(mutations.map(short)).toEqual([[{ kind: 'recount', n: 70 }, 'count', null]]);
		const [correction] = mutations;
		expect(correction!.args).not.toHaveProperty('observedAt');
	});

	it('stand corrected once: the last import is what counts as said', () => {
		const correction = toEntry(
			'c2',
			{ kind: 'recount', n: 70 },
			{ corrects: 'count', observedAt: null, madeAt: '2024-01-21T10:00:00.000Z' }
		);
		const existing = [schip({}, { entries: [...SHEET_ENTRIES, correction] })];
		expect(plan([changed], { existing }).summary.nothingToDo).toBe(true);
		expect(plan([SCHIP], { existing }).mutations.map(short)).toEqual([
			[{ kind: 'recount', n: 76 }, 'count', null]
		]);
	});

	it.each<[string, RecordedEntry]>([
		['a correction', { kind: 'recount', n: 74 }],
		['an undo', { kind: 'void' }]
	])('leave %s by a person as it is', (_, entry) => {
		const byPerson = toEntry('h', entry, {
			corrects: 'count',
			observedAt: null,
			source: 'site',
			madeAt: '2024-01-25T10:00:00.000Z'
		});
		const existing = [schip({}, { entries: [...SHEET_ENTRIES, byPerson] })];
		expect(plan([SCHIP], { existing }).summary.nothingToDo).toBe(true);
	});

	it('are written beside a newer count, which stays the base of the recount and wins (D9)', () => {
		const newer = toEntry(
			'newer',
			{ kind: 'recount', n: 50 },
			{ observedAt: '2024-01-30T08:00:00.000Z', source: 'site' }
		);
		const existing = [
			schip({}, { entries: [newer], figures: { ...schip().figures, countedAt: newer.observedAt } })
		];
		const result = plan([SCHIP], { existing });
		expect(result.mutations.map(short)[1]).toEqual([{ kind: 'recount', n: 76 }, AT, 'newer']);
		expect(codesOf(result)).toEqual(['older-than-count']);
		expect(result.rows[0]).toMatchObject({ status: 'history' });
		expect(result.summary).toMatchObject({ history: 1, update: 0, mutations: 3, pastMutations: 1 });
	});

	it('change the beds of today where only the people were counted since', () => {
		const newer = toEntry(
			'newer',
			{ kind: 'recount', n: 50 },
			{ observedAt: '2024-01-30T08:00:00.000Z', source: 'site' }
		);
		const figures = { ...schip().figures, realised: 0, countedAt: newer.observedAt };
		const result = plan([SCHIP], { existing: [schip({}, { entries: [newer], figures })] });
		expect(result.rows[0]!.status).toBe('update');
		expect(result.rows[0]!.changes).toEqual([
			{ field: 'realised', from: 0, to: 80 },
			{ field: 'occupied', from: 76, to: 76, isPast: true },
			{ field: 'snijverlies', from: 1, to: 1 }
		]);
	});

	it('are written anew at a new date', () => {
		const result = plan([SCHIP.replace('2024-01-09', '2024-01-16')], { existing: [schip()] });
		expect(result.mutations).toHaveLength(3);
		expect(result.mutations.map(short)[1]).toEqual([
			{ kind: 'recount', n: 76 },
			'2024-01-15T23:00:00.000Z',
			'count'
		]);
	});
});

describe('figures from before the window of a device', () => {
	const opening = {
		at: '2024-01-20T23:00:00.000Z',
		realised: 80,
		occupied: 76,
		out: {},
		declared: { household: 1 },
		count: { id: 'count', n: 76, at: AT }
	};
	const planWith = (given: Partial<SiteBefore>, line = SCHIP) =>
		plan([line], { existing: [schip({}, { entries: [], opening: { ...opening, ...given } })] });

	it('stand when the opening holds them', () => {
		expect(planWith({}).summary.nothingToDo).toBe(true);
	});

	it('stand when a later count swallowed them', () => {
		const later = { occupied: 50, count: { id: 'later', n: 50, at: '2024-01-12T08:00:00.000Z' } };
		expect(planWith(later).summary.nothingToDo).toBe(true);
	});

	it('stand when somebody changed them long ago: a sheet that old is not written again and again', () => {
		const changed = { realised: 82, declared: { household: 3 } };
		expect(planWith(changed).summary.nothingToDo).toBe(true);
		const undated = SCHIP.replace('2024-01-09', '');
		expect(planWith(changed, undated).summary.nothingToDo).toBe(true);
	});

	it('are written when they would change it', () => {
		expect(planWith({ realised: 70, count: null }).mutations.map(short)).toEqual([
			[{ kind: 'setRealised', n: 80 }, AT, undefined],
			[{ kind: 'recount', n: 76 }, AT, null]
		]);
		const undated = SCHIP.replace('2024-01-09', '');
		expect(planWith({}, undated).summary.nothingToDo).toBe(true);
		expect(planWith({ occupied: 70, count: null }, undated).mutations.map(short)).toEqual([
			[{ kind: 'recount', n: 76 }, 'undated', null]
		]);
	});

	it('are not judged by the opening when they are inside the window', () => {
		expect(planWith({}, SCHIP.replace('2024-01-09', '2024-01-28')).mutations).toHaveLength(3);
	});
});
