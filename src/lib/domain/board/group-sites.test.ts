import { describe, expect, it } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import { toBoardRows, isGroupOpen } from './board-rows.ts';
import { freshnessBy } from './board-site.ts';
import { groupSites } from './group-sites.ts';
import { sortByName } from './order-sites.ts';

const freshness = freshnessBy([], Date.parse('2026-11-20T12:00:00.000Z'));
const zwolle = (given: Parameters<typeof boardSite>[0]) => boardSite(given);
const deventer = (given: Parameters<typeof boardSite>[0]) =>
	boardSite({ municipality: 'GM0150', municipalityName: 'Deventer', ...given });

const SITES = sortByName([
	zwolle({ id: 'z10', name: 'Hotel 10', realised: 10 }),
	zwolle({
		id: 'z9',
		name: 'Hotel 9',
		realised: 30,
		occupied: 29,
		countedAt: '2026-11-20T08:00:00.000Z'
	}),
	deventer({
		id: 'd1',
		name: 'Klooster',
		realised: 5,
		occupied: 4,
		countedAt: '2026-11-19T08:00:00.000Z'
	})
]);

function order(given: Partial<Parameters<typeof groupSites>[1]>) {
	const groups = groupSites(SITES, { order: 'name', descending: false, ...given }, freshness);
	return groups.map(({ name, sites }) => [name, ...sites.map(({ id }) => id)].join(' '));
}

describe('the board by municipality', () => {
	it('puts sites under their municipality, both in order of name, 9 before 10', () => {
		expect(order({})).toEqual(['Deventer d1', 'Zwolle z9 z10']);
		expect(order({ descending: true })).toEqual(['Zwolle z10 z9', 'Deventer d1']);
	});

	it('orders municipalities by their total and sites by their own number', () => {
		expect(order({ order: 'placeable', descending: true })).toEqual([
			'Zwolle z10 z9',
			'Deventer d1'
		]);
		expect(order({ order: 'realised' })).toEqual(['Deventer d1', 'Zwolle z10 z9']);
	});

	it('puts what was never counted before the oldest count', () => {
		expect(order({ order: 'countedAt' })).toEqual(['Zwolle z10 z9', 'Deventer d1']);
	});

	it('gives each municipality the sum of its own sites (D2)', () => {
		const [first, second] = groupSites(SITES, { order: 'name', descending: false }, freshness);
		expect([first!.total.placeable, second!.total.placeable]).toEqual([1, 11]);
		expect(second!.total.sites).toBe(2);
	});

	it('counts its lines on from the header, a closed municipality as one', () => {
		const groups = groupSites(SITES, { order: 'name', descending: false }, freshness);
		const rows = toBoardRows(groups, ({ name }) => name === 'Zwolle');
		expect(rows.map(({ key, index }) => [key, index])).toEqual([
			['GM0150', 2],
			['GM0193', 3],
			['z9', 4],
			['z10', 5]
		]);
	});

	it('starts closed above 200 sites, until a person opens it', () => {
		expect(isGroupOpen('GM0193', new Map(), 200)).toBe(true);
		expect(isGroupOpen('GM0193', new Map(), 201)).toBe(false);
		expect(isGroupOpen('GM0193', new Map([['GM0193', true]]), 201)).toBe(true);
	});
});
