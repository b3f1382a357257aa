import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import type { ImportPlan, ImportRequest } from '../../src/lib/domain/import/import-plan.ts';
import { planImport } from '../../src/lib/domain/import/plan-import.ts';
import { readTable } from '../../src/lib/files/read-table.ts';
import { secondSheetCsv, secondSheetXlsx } from '../support/sheets/second-sheet.ts';
import { readMunicipalities, readRows } from './example-files.ts';
import { applyPlan, emptyModel, toExisting } from './model-of-locations.ts';

async function toRequest(bytes: Uint8Array): Promise<ImportRequest> {
	const rows = await readRows(bytes);
	return {
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR16',
		municipalities: await readMunicipalities(),
		existing: [],
		now: '2024-01-10T10:00:00.000Z'
	};
}

/** What the two forms of the sheet must agree on: all but line numbers and ids. */
function withoutLines({ rows }: ImportPlan) {
	return rows.map(({ name, status, municipality, figures, observedAt }) => ({
		name,
		status,
		municipality,
		figures,
		observedAt
	}));
}

const WANTED = [
	{
		name: 'Hôtel Café René',
		status: 'new',
		municipality: 'GM0546',
		figures: { realised: 1020, occupied: 1001, outOfService: 4 },
		observedAt: '2024-01-09T07:40:00.000Z'
	},
	{
		name: 'Barge "De Hoop"',
		status: 'new',
		municipality: 'GM0513',
		figures: { realised: 40, occupied: 41, outOfService: 0 },
		observedAt: '2024-01-07T23:00:00.000Z'
	},
	{
		name: 'Annex',
		status: 'new',
		municipality: 'GM0546',
		figures: { realised: 10, occupied: 8, outOfService: 0 },
		observedAt: null
	},
	{ name: 'Wrong region', status: 'refused', municipality: null, figures: null, observedAt: null },
	{ name: 'Total', status: 'skipped-total', municipality: null, figures: null, observedAt: null }
];

describe('a second sheet, kept by other people', () => {
	it('is read from CSV with commas in Windows-1252', async () => {
		const table = await readTable(secondSheetCsv());
		expect(table).toMatchObject({ table: { encoding: 'windows-1252', separator: ',' } });
		expect(withoutLines(planImport(await toRequest(secondSheetCsv())))).toEqual(WANTED);
	});

	it('is read from XLSX with a title and a merged header in two lines', async () => {
		const request = await toRequest(await secondSheetXlsx());
		expect(request.mapping.firstDataRow).toBe(3);
		expect(withoutLines(planImport(request))).toEqual(WANTED);
	});

	it.each([
		['CSV', () => Promise.resolve(secondSheetCsv())],
		['XLSX', secondSheetXlsx]
	])(
		'makes the same locations from %s, with English yes and no and quotes kept',
		async (_, bytes) => {
			const request = await toRequest(await bytes());
			const model = emptyModel();
			applyPlan(model, planImport(request).mutations);
			const [hotel, barge, annex] = [...model.locations.values()].map(({ location }) => location);
			expect(hotel).toMatchObject({
				address: {
					street: 'Breestraat',
					number: '12',
					suffix: 'a',
					postcode: '2311 CS',
					city: 'Leiden'
				},
				suitable: { infants: 'yes', pets: 'no', wheelchair: { units: 3 } },
				note: 'lift “defect”, mechanic called'
			});
			expect(barge).toMatchObject({
				kind: 'hub',
				address: { postcode: '2802 AB' },
				suitable: { infants: 'no', pets: 'yes' }
			});
			expect(barge!.suitable).not.toHaveProperty('wheelchair');
			expect(annex!.note).toMatch(/infants: ground floor$/i);
			const again = planImport({ ...request, existing: toExisting(model) });
			expect(again.summary).toMatchObject({ nothingToDo: true, same: 3 });
		}
	);

	it('says nothing of snijverlies, for which it has no column', async () => {
		const plan = planImport(await toRequest(secondSheetCsv()));
		const kinds = plan.mutations.map((one) =>
			one.name === 'occupancy.record' ? one.args.entry.kind : one.name
		);
		expect(kinds).toContain('declareOutOfService');
		expect(kinds).not.toContain('declareSnijverlies');
	});
});
