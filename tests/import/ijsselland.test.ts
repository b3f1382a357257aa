import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import type { ImportRequest } from '../../src/lib/domain/import/import-plan.ts';
import { planImport } from '../../src/lib/domain/import/plan-import.ts';
import { exampleBytes, readMunicipalities, readRows } from './example-files.ts';
import {
	applyPlan,
	emptyModel,
	type Inputs,
	inputsOf,
	type Model,
	toExisting
} from './model-of-locations.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const DATED = { sheetDate: '2024-01-09', dateOrder: 'dmy' } as const;

async function toRequest(given: Partial<ImportRequest> = {}): Promise<ImportRequest> {
	const rows = await readRows(exampleBytes('ijsselland-locaties.csv'));
	return {
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities: await readMunicipalities(),
		existing: [],
		now: NOW,
		...DATED,
		...given
	};
}

async function importOnce(): Promise<{ model: Model; request: ImportRequest }> {
	const request = await toRequest();
	const model = emptyModel();
	applyPlan(model, planImport(request).mutations);
	return { model, request };
}

/** The ledger of one site, straight from the formulas of the domain (D1, D6). */
function toLedger({ realised, occupied, outOfService, snijverlies }: Inputs) {
	const free = realised - outOfService - occupied;
	const counted = Math.min(snijverlies, Math.max(0, free));
	return {
		realised,
		occupied,
		outOfService,
		counted,
		declared: snijverlies,
		overcrowded: Math.max(0, -free),
		placeable: Math.max(0, Math.max(0, free) - counted)
	};
}

/** A total is the sum of its parts' ledgers (D2). */
function sumLedgers(model: Model, isWanted: (kind: string) => boolean) {
	const sum = {
		realised: 0,
		occupied: 0,
		outOfService: 0,
		counted: 0,
		declared: 0,
		overcrowded: 0,
		placeable: 0
	};
	for (const { location, entries } of model.locations.values()) {
		if (!isWanted(location.kind)) continue;
		const ledger = toLedger(inputsOf(entries));
		for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += ledger[key];
	}
	return sum;
}

describe('the example of IJsselland', () => {
	it('is 36 lines: 33 with figures, one without, one of another region, one total', async () => {
		const plan = planImport(await toRequest());
		expect(plan.summary).toMatchObject({
			lines: 36,
			withFigures: 33,
			withoutFigures: 1,
			refused: 1,
			skippedTotal: 1,
			new: 33,
			toAsk: 0
		});
	});

	it('gives exactly the sums of the region, all kinds together and goo alone', async () => {
		const { model } = await importOnce();
		expect(sumLedgers(model, () => true)).toEqual({
			realised: 2608,
			occupied: 2444,
			outOfService: 55,
			counted: 37,
			declared: 39,
			overcrowded: 6,
			placeable: 78
		});
		expect(sumLedgers(model, (kind) => kind === 'goo')).toEqual({
			realised: 2025,
			occupied: 1911,
			outOfService: 37,
			counted: 22,
			declared: 24,
			overcrowded: 6,
			placeable: 61
		});
	});

	it('makes "Kantoor Typfout" without figures and keeps "zestig" in its note', async () => {
		const { model } = await importOnce();
		const { location, entries } = [...model.locations.values()].find(
			(one) => one.location.name === 'Kantoor Typfout'
		)!;
		expect(entries).toEqual([]);
		expect(location.note).toBe('Gereal. bedden: zestig\nBezet: 58');
		expect(location.status).toBe('open');
	});

	it('names each line with a problem by its line in the sheet', async () => {
		const { rows } = planImport(await toRequest());
		const special = rows.filter(({ status }) => status !== 'new');
		expect(special.map(({ line, status, name }) => [line, status, name])).toEqual([
			[34, 'skipped-total', ''],
			[35, 'refused', 'Hotel Buiten de Regio'],
			[37, 'without-figures', 'Kantoor Typfout']
		]);
		expect(special[1]!.problems).toEqual([
			{ field: 'municipality', column: 'Gemeente', code: 'not-in-region', text: 'Meppel' }
		]);
	});

	it('lists a blank number as not stated and counts it as 0', async () => {
		const { rows } = planImport(await toRequest());
		const [esch] = rows;
		expect(esch!.figures).toEqual({
			realised: 110,
			occupied: 108,
			outOfService: 0,
			snijverlies: 0
		});
		expect(esch!.problems.filter(({ code }) => code === 'number-missing')).toEqual([
			{ field: 'outOfService', column: 'Buiten gebruik', code: 'number-missing', text: '' },
			{ field: 'snijverlies', column: 'Snijverlies', code: 'number-missing', text: '' }
		]);
	});

	it('puts each figure at the date of its own line, and undated without one (D12)', async () => {
		const { rows, mutations } = planImport(await toRequest());
		const seen = Object.fromEntries(rows.map(({ name, observedAt }) => [name, observedAt]));
		expect(seen['Flexwoningen De Wilg']).toBe('2024-01-08T23:00:00.000Z');
		expect(seen['Schip De Wilg']).toBe('2024-01-07T23:00:00.000Z');
		expect(seen['Hotel Molenhof']).toBe('2024-01-09T07:40:00.000Z');
		expect(seen['Vakantiepark De Esch']).toBeNull();
		const records = mutations.filter(({ name }) => name === 'occupancy.record');
		expect(records).toHaveLength(4 * 33);
		for (const { args } of records as Extract<
			(typeof records)[0],
			{ name: 'occupancy.record' }
		>[]) {
			expect(args.source).toBe('import');
			expect(args.undated === true).toBe(args.observedAt === undefined);
		}
	});

	it('reads kinds, suitability and dates, and keeps in the note what it cannot place', async () => {
		const { model } = await importOnce();
		const wilg = [...model.locations.values()].find(
			({ location }) => location.name === 'Flexwoningen De Wilg'
		)!.location;
		expect(wilg).toMatchObject({
			municipality: 'GM0148',
			kind: 'goo',
			status: 'open',
			address: { street: 'Dijkstraat', number: '180', postcode: '8002 ER', city: 'Dalfsen' },
			suitable: { pets: { units: 2 } },
			phone: '06-43559872',
			opensOn: '2023-05-24',
			closesOn: '2026-12-31',
			note: 'lift defect\nZuigelingen: begane grond\nRolstoel: begane grond'
		});
		expect(wilg.suitable).not.toHaveProperty('infants');
	});

	it('asks every loose date and writes nothing as long as it does not know', async () => {
		const plan = planImport(await toRequest({ sheetDate: undefined, dateOrder: undefined }));
		const asked = new Set(plan.undatable.map(({ text, reason }) => `${reason}: ${text}`));
		expect(asked).toContain('relative: gisteren');
		expect(asked).toContain('order: 9/1/2024');
		expect(asked).toContain('order: 8-1-2024');
		expect(asked).toContain('order: 09-01-2024 08:40');
		expect(asked).toContain('order: 1-3-2027');
		expect(plan.undatable.some(({ text }) => text === '31-12-2026')).toBe(false);
		expect(plan.mutations).toEqual([]);
		expect(plan.summary.nothingToDo).toBe(false);
	});

	it('takes the answers of a person for the dates it asked', async () => {
		const open = planImport(await toRequest({ sheetDate: undefined }));
		expect(new Set(open.undatable.map(({ text }) => text))).toEqual(new Set(['gisteren']));
		const day = planImport(
			await toRequest({ sheetDate: undefined, dateAnswers: { gisteren: '2024-01-08' } })
		);
		expect(day.undatable).toEqual([]);
		expect(day.rows[3]!.observedAt).toBe('2024-01-07T23:00:00.000Z');
		const none = planImport(
			await toRequest({ sheetDate: undefined, dateAnswers: { gisteren: null } })
		);
		expect(none.rows[3]).toMatchObject({ observedAt: null, status: 'new' });
		expect(none.rows[3]!.problems).toContainEqual({
			field: 'updated',
			column: 'Laatst bijgewerkt',
			code: 'date-unreadable',
			text: 'gisteren'
		});
	});

	it('is empty the second time and says so', async () => {
		const { model, request } = await importOnce();
		const again = planImport({ ...request, existing: toExisting(model) });
		expect(again.mutations).toEqual([]);
		expect(again.summary).toMatchObject({ nothingToDo: true, same: 33, new: 0, update: 0 });
	});

	it('updates in place when a number changed under the same date', async () => {
		const { model, request } = await importOnce();
		const rows = request.table.rows.map((row) =>
			row[1] === 'Flexwoningen De Wilg' ? row.with(7, '20') : row
		);
		const changed = planImport({ ...request, table: { rows }, existing: toExisting(model) });
		expect(changed.summary).toMatchObject({ update: 1, same: 32, mutations: 1 });
		applyPlan(model, changed.mutations);
		expect(sumLedgers(model, () => true).occupied).toBe(2444 - 3);
		const third = planImport({ ...request, table: { rows }, existing: toExisting(model) });
		expect(third.summary.nothingToDo).toBe(true);
	});
});
