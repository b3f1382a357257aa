import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_FIELDS } from '../../src/lib/domain/import/columns.ts';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import type { ImportRequest } from '../../src/lib/domain/import/import-plan.ts';
import { planImport } from '../../src/lib/domain/import/plan-import.ts';
import { applyPlan, emptyModel, toExisting } from './model-of-locations.ts';

const MUNICIPALITIES = [
	{ code: 'GM0193', name: 'Zwolle', regionId: 'VR04' },
	{ code: 'GM0150', name: 'Deventer', regionId: 'VR04' }
];
const HEADER =
	'Gemeente;Locatie;Straat + nr;PC;Plaats;Soort;Gereal. bedden;Bezet;Buiten gebruik;Snijverlies;Zuigelingen;Rolstoel;Tel;Open sinds;Laatst bijgewerkt;Opmerking'.split(
		';'
	);

function toRequest(rows: string[][], given: Partial<ImportRequest> = {}): ImportRequest {
	return {
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities: MUNICIPALITIES,
		existing: [],
		now: '2024-12-01T10:00:00.000Z',
		...given
	};
}

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const garbage = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string(),
	oneOf('__proto__', 'constructor', 'toString', '1e309', '-0', '\u0000', '𝟙', '123456782', 'Totaal')
);
const number = oneOf('', '0', '4', '80', '86', '1.250', 'zestig', '?', '-', '12,5', '100000');
const date = oneOf(
	'',
	'8-1-2024',
	'09-01-2024 08:40',
	'gisteren',
	'2024-01-09',
	'onbekend',
	'9-9-2024'
);
const fit = oneOf('', 'ja', 'nee', '?', 'ja, 2 kamers', '3 van 9 kamers', 'begane grond');
const note = oneOf(
	'',
	'lift defect',
	'lift defect; bsn 123456782',
	'twee\nregels',
	'x'.repeat(1500)
);

/** Lines as people could have typed them: few names and streets, so that lines meet each other. */
const likely = fc.tuple(
	oneOf('Zwolle', 'DEVENTER', 'gemeente Zwolle', 'GM0150', 'Meppel', ''),
	oneOf('Hotel', 'hotel', 'Schip', 'Schip bsn 1234.56.782', 'Totaal', ''),
	oneOf('Kade 1', 'kade 1', 'Kade 1a', 'Kade', ''),
	oneOf('8011 AA', '8011ab', ''),
	oneOf('Zwolle', 'ZWOLLE', 'Deventer', ''),
	oneOf('GOO', 'hub', 'hotel', ''),
	number,
	number,
	number,
	number,
	fit,
	fit,
	oneOf('', '06-12345678', '0'.repeat(50)),
	date,
	date,
	note
);

/** A column that the sheet does not have: beds, people, out of service, or the last one, which is no figure. */
const absent = fc.constantFrom(6, 7, 8, HEADER.length - 1);

describe('planImport', { timeout: 60_000 }, () => {
	it('never throws on any table, and whatever it plans is within the contract', () => {
		const rows = fc.array(fc.array(fc.oneof(garbage, oneOf(...HEADER)), { maxLength: 20 }), {
			maxLength: 12
		});
		fc.assert(
			fc.property(rows, fc.boolean(), (cells, withHeader) => {
				const request = toRequest(withHeader ? [HEADER, ...cells] : cells);
				const plan = planImport(request);
				expect(plan.rows).toHaveLength(plan.summary.lines);
				expect(() => applyPlan(emptyModel(), plan.mutations)).not.toThrow();
			}),
			{ numRuns: 1500 }
		);
	});

	it('never throws on any mapping', () => {
		const columns = fc.dictionary(oneOf(...IMPORT_FIELDS), fc.integer({ min: -1, max: 20 }));
		fc.assert(
			fc.property(fc.array(likely, { maxLength: 4 }), columns, (lines, chosen) => {
				const mapping = { firstDataRow: 0, headers: HEADER, columns: chosen };
				const plan = planImport(toRequest(lines, { mapping }));
				expect(plan.summary.lines).toBeLessThanOrEqual(lines.length);
			}),
			{ numRuns: 1000 }
		);
	});

	it('is the same plan for the same table, and empty once it was applied', () => {
		let applied = 0;
		fc.assert(
			fc.property(fc.array(likely, { minLength: 1, maxLength: 8 }), absent, (lines, at) => {
				const rows = [HEADER.with(at, 'x'), ...lines];
				const hints = { dateOrder: 'dmy', sheetDate: '2024-01-09' } as const;
				const request = toRequest(rows, hints);
				const plan = planImport(request);
				expect(planImport(toRequest(rows, hints))).toEqual(plan);
				expect(plan.undatable).toEqual([]);
				const model = emptyModel();
				applyPlan(model, plan.mutations);
				const again = planImport({ ...request, existing: toExisting(model) });
				expect(again.mutations).toEqual([]);
				expect(again.summary.nothingToDo).toBe(true);
				applied += plan.mutations.length > 0 ? 1 : 0;
			}),
			{ numRuns: 1000 }
		);
		expect(applied).toBeGreaterThan(200);
	});

	it('takes a changed sheet of the same lines over in place: the newest of two plans stands', () => {
		const lines = fc.array(fc.tuple(likely, number, number), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(lines, (pairs) => {
				const model = emptyModel();
				const before = pairs.map(([line]) => [...line]);
				const after = pairs.map(([line, realised, occupied]) =>
					[...line].with(6, realised).with(7, occupied)
				);
				const hints = { dateOrder: 'dmy', sheetDate: '2024-01-09' } as const;
				for (const sheet of [before, after]) {
					const request = toRequest([HEADER, ...sheet], { ...hints, existing: toExisting(model) });
					applyPlan(model, planImport(request).mutations);
				}
				const request = toRequest([HEADER, ...after], { ...hints, existing: toExisting(model) });
				const third = planImport(request);
				expect(third.mutations).toEqual([]);
				for (const row of third.rows.filter(({ figures }) => figures !== null)) {
					const known = request.existing.find(({ location }) => location.id === row.locationId)!;
					expect(known.figures).toMatchObject({
						realised: row.figures!.realised,
						occupied: row.figures!.occupied
					});
				}
			}),
			{ numRuns: 200 }
		);
	});
});
