import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICE } from '../../src/lib/domain/board/board-choice.ts';
import { type BoardSite, freshnessBy } from '../../src/lib/domain/board/board-site.ts';
import { chooseSites } from '../../src/lib/domain/board/choose-sites.ts';
import { groupSites } from '../../src/lib/domain/board/group-sites.ts';
import { LEDGER_PARTS, partOf } from '../../src/lib/domain/board/ledger-part.ts';
import { sumSites } from '../../src/lib/domain/board/sum-sites.ts';
import { figuresOf, figuresToLedger, NOTHING_RESERVED } from '../../src/lib/domain/figures-of.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import { planImport } from '../../src/lib/domain/import/plan-import.ts';
import { placeableOf } from '../../src/lib/domain/ledger.ts';
import { exampleBytes, readMunicipalities, readRows } from '../import/example-files.ts';
import { applyPlan, emptyModel, type Model } from '../import/model-of-locations.ts';

const NOW = '2024-01-10T10:00:00.000Z';
const freshness = freshnessBy([], Date.parse(NOW));

async function exampleSites(): Promise<BoardSite[]> {
	const rows = await readRows(exampleBytes('ijsselland-locaties.csv'));
	const municipalities = await readMunicipalities();
	const plan = planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities,
		sheetDate: '2024-01-09',
		dateOrder: 'dmy',
		existing: [],
		now: NOW
	});
	const model = emptyModel();
	applyPlan(model, plan.mutations);
	const names = new Map(municipalities.map(({ code, name }) => [code, name]));
	return [...model.locations.values()].map((known) => toSite(known, names));
}

type Known = Model['locations'] extends Map<string, infer One> ? One : never;

function toSite({ location, entries }: Known, names: Map<string, string>): BoardSite {
	const { state } = foldLocation(entries, new Map());
	const figures = figuresOf(state, new Map(), NOTHING_RESERVED, null).location;
	return {
		...location,
		municipalityName: names.get(location.municipality)!,
		location,
		figures,
		placeable: placeableOf(figuresToLedger(figures)),
		largestUnit: null,
		countedAt: figures.countedAt
	};
}

function totalsOf(sites: BoardSite[], kind: 'goo' | 'all') {
	const { ledger } = sumSites(chooseSites(sites, { ...DEFAULT_CHOICE, kind }).sites, freshness);
	const parts = LEDGER_PARTS.map((part) => [part, partOf(ledger, part)] as const);
	return { ...Object.fromEntries(parts), declared: ledger.declared.household };
}

describe('the board of IJsselland', () => {
	it('shows the sums of the example on its default, goo alone', async () => {
		expect(totalsOf(await exampleSites(), 'goo')).toEqual({
			realised: 2025,
			occupied: 1911,
			outOfService: 37,
			snijverlies: 22,
			declared: 24,
			reserved: 0,
			overcrowded: 6,
			overpromised: 0,
			placeable: 61,
			grossFree: 114
		});
	});

	it('shows the sums of the example for all kinds together', async () => {
		expect(totalsOf(await exampleSites(), 'all')).toMatchObject({
			realised: 2608,
			occupied: 2444,
			outOfService: 55,
			snijverlies: 37,
			declared: 39,
			overcrowded: 6,
			placeable: 78
		});
	});

	it('adds up per municipality to the very total, number by number (D2)', async () => {
		const sites = await exampleSites();
		const groups = groupSites(sites, DEFAULT_CHOICE, freshness);
		const whole = sumSites(sites, freshness).ledger;
		expect(groups).toHaveLength(11);
		for (const part of LEDGER_PARTS) {
			const parts = groups.map(({ total }) => partOf(total.ledger, part));
			expect(parts.reduce((sum, n) => sum + n, 0)).toBe(partOf(whole, part));
		}
	});
});
