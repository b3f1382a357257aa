import { describe, expect, it } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import { freshnessBy } from './board-site.ts';
import { partOf } from './ledger-part.ts';
import { stalePartOf, sumSites, sumTotals } from './sum-sites.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const freshness = freshnessBy([], NOW);
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

describe('a total of the board', () => {
	it('is the sum of the ledgers of its sites, so an overfull one hides no free beds of another (D2)', () => {
		const full = boardSite({ realised: 80, occupied: 86 });
		const free = boardSite({ realised: 10, occupied: 8 });
		const total = sumSites([full, free], freshness);
		expect(total.ledger.overcrowded).toBe(6);
		expect(total.placeable).toBe(2);
		expect(partOf(total.ledger, 'placeable')).toBe(2);
	});

	it('keeps what counts as snijverlies beside what was declared (D6)', () => {
		const site = boardSite({ realised: 10, occupied: 7, declared: 5 });
		const { ledger } = sumSites([site, site], freshness);
		expect(partOf(ledger, 'snijverlies')).toBe(6);
		expect(ledger.declared).toEqual({ household: 10 });
	});

	it('has the press figure beside the free places, with no beds taken off (D4)', () => {
		const site = boardSite({ realised: 10, occupied: 7, out: 2 });
		const { ledger, placeable } = sumSites([site], freshness);
		expect(partOf(ledger, 'grossFree')).toBe(3);
		expect(placeable).toBe(1);
	});

	it('knows the largest household that fits together only where units are known (D4)', () => {
		expect(sumSites([boardSite()], freshness).largestUnit).toBeNull();
		const sites = [null, 2, 4, 0].map((largestUnit) => boardSite({ largestUnit }));
		expect(sumSites(sites, freshness).largestUnit).toBe(4);
	});

	it('says which share of its beds stands on stale figures, never confirmed ones among them (D14)', () => {
		const sites = [
			boardSite({ realised: 50, occupied: 40, countedAt: hoursAgo(1) }),
			boardSite({ realised: 30, occupied: 30, countedAt: hoursAgo(13) }),
			boardSite({ realised: 15, occupied: 12, countedAt: hoursAgo(25) }),
			boardSite({ realised: 5, occupied: 1, countedAt: null })
		];
		const total = sumSites(sites, freshness);
		expect(total.freshness.fresh).toEqual({ sites: 1, realised: 50, placeable: 10 });
		expect(total.freshness.ageing).toEqual({ sites: 1, realised: 30, placeable: 0 });
		expect(stalePartOf(total)).toEqual({ sites: 2, realised: 20, placeable: 7, share: 0.2 });
	});

	it('is the same of totals as of all their sites', () => {
		const sites = [
			boardSite({ realised: 80, occupied: 86, countedAt: hoursAgo(1), largestUnit: 3 }),
			boardSite({ realised: 10, occupied: 6, declared: 9, countedAt: hoursAgo(30) }),
			boardSite({ realised: 20, occupied: 12, out: 3 })
		];
		const parts = [sites.slice(0, 1), sites.slice(1)].map((some) => sumSites(some, freshness));
		expect(sumTotals(parts)).toEqual(sumSites(sites, freshness));
		expect(sumTotals([])).toEqual(sumSites([], freshness));
	});

	it('of nothing is nothing, with no share of nothing', () => {
		const total = sumSites([], freshness);
		expect(total).toMatchObject({ sites: 0, placeable: 0 });
		expect(stalePartOf(total).share).toBe(0);
	});

	it('takes the freshness limits of each site’s own region', () => {
		const settings = { freshHours: 1, staleHours: 2, askMovementMinutes: 5, askRecountHours: 4 };
		const strict = freshnessBy([{ id: 'VR16', settings }], NOW);
		const countedAt = hoursAgo(3);
		expect(strict({ regionId: 'VR16', countedAt })).toBe('stale');
		expect(strict({ regionId: 'VR04', countedAt })).toBe('fresh');
	});
});
