import { describe, expect, it } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import type { SiteFitness } from '../schema/location.ts';
import { DEFAULT_CHOICE, type BoardChoice } from './board-choice.ts';
import type { BoardSite } from './board-site.ts';
import { choosePreparing, chooseSites, fitsTogether } from './choose-sites.ts';

function idsOf(sites: BoardSite[], choice: Partial<BoardChoice>): string[] {
	return chooseSites(sites, { ...DEFAULT_CHOICE, ...choice }).sites.map(({ id }) => id);
}

const withPets = (id: string, pets?: SiteFitness) =>
	boardSite({ id, location: { suitable: pets === undefined ? {} : { pets } } });

const COUNTED = '2026-06-01T08:00:00.000Z';

describe('choosing sites for the board', () => {
	it('shows goo alone unless the person says otherwise', () => {
		const sites = [boardSite({ id: 'a' }), boardSite({ id: 'b', kind: 'hub' })];
		expect(idsOf(sites, {})).toEqual(['a']);
		expect(idsOf(sites, { kind: 'hub' })).toEqual(['b']);
		expect(idsOf(sites, { kind: 'all' })).toEqual(['a', 'b']);
	});

	it('has what runs only: beds in preparation stand beside it and count nowhere (D7)', () => {
		const statuses = ['preparing', 'open', 'closing', 'closed'] as const;
		const sites = statuses.map((status) => boardSite({ id: status, location: { status } }));
		expect(idsOf(sites, {})).toEqual(['open', 'closing']);
		expect(choosePreparing(sites, DEFAULT_CHOICE).map(({ id }) => id)).toEqual(['preparing']);
		expect(choosePreparing(sites, { ...DEFAULT_CHOICE, kind: 'hub' })).toEqual([]);
		expect(choosePreparing(sites, { ...DEFAULT_CHOICE, municipality: 'GM0150' })).toEqual([]);
	});

	it('keeps to a region and to a municipality', () => {
		const sites = [
			boardSite({ id: 'a' }),
			boardSite({ id: 'b', municipality: 'GM0150' }),
			boardSite({ id: 'c', regionId: 'VR16', municipality: 'GM0546' })
		];
		expect(idsOf(sites, { region: 'VR04' })).toEqual(['a', 'b']);
		expect(idsOf(sites, { municipality: 'GM0150' })).toEqual(['b']);
		expect(idsOf(sites, { region: 'VR16', municipality: 'GM0150' })).toEqual([]);
	});

	it('asks for yes or for some of the units, and tells how many only did not say (D8)', () => {
		const sites = [
			withPets('yes', 'yes'),
			withPets('some', { units: 2 }),
			withPets('none', { units: 0, of: 4 }),
			withPets('no', 'no'),
			withPets('unknown', 'unknown'),
			withPets('silent')
		];
		expect(idsOf(sites, { needs: ['pets'] })).toEqual(['yes', 'some']);
		expect(chooseSites(sites, { ...DEFAULT_CHOICE, needs: ['pets'] }).unknown).toBe(2);
		const wide = { needs: ['pets' as const], withUnknown: true };
		expect(idsOf(sites, wide)).toEqual(['yes', 'some', 'unknown', 'silent']);
	});

	it('holds a "no" to one need against a site that does not know the other', () => {
		const site = boardSite({ location: { suitable: { pets: 'no' } } });
		const needs: BoardChoice['needs'] = ['infants', 'pets'];
		expect(chooseSites([site], { ...DEFAULT_CHOICE, needs })).toEqual({ sites: [], unknown: 0 });
	});

	it('asks for one unit for a whole household; where units are not known it may be there (D4)', () => {
		const sites = [
			boardSite({ id: 'rooms', realised: 20, largestUnit: 4, countedAt: COUNTED }),
			boardSite({ id: 'single beds', realised: 20, largestUnit: 1 }),
			boardSite({ id: 'unknown', realised: 4 }),
			boardSite({ id: 'too few', realised: 3 })
		];
		expect(idsOf(sites, { together: 4 })).toEqual(['rooms', 'unknown']);
		expect(sites.map((site) => fitsTogether(site, 4))).toEqual(['yes', 'no', 'ask', 'no']);
		expect(idsOf(sites, {})).toHaveLength(4);
	});

	it('promises no room of a house where one was never counted: it may be there (D4, D5, D14)', () => {
		const site = { largestUnit: 4, placeable: 9 };
		expect(fitsTogether({ ...site, countedAt: null }, 4)).toBe('ask');
		expect(fitsTogether({ ...site, countedAt: COUNTED }, 4)).toBe('yes');
		expect(fitsTogether({ ...site, countedAt: null }, 5)).toBe('no');
	});

	it('asks for at least so many places that can be given', () => {
		const sites = [1, 2, 3].map((n) => boardSite({ id: `${n}`, realised: n }));
		expect(idsOf(sites, { atLeast: 2 })).toEqual(['2', '3']);
		expect(idsOf([boardSite({ id: 'full' })], { atLeast: 0 })).toEqual(['full']);
	});
});
