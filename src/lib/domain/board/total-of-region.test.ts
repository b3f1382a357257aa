import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import { DEFAULT_SETTINGS } from '../default-settings.ts';
import { KINDS, STATUSES } from '../schema/location.ts';
import type { Region } from '../schema/region.ts';
import { totalRow } from '../schema/total.ts';
import { type BoardSite, freshnessBy } from './board-site.ts';
import { chooseSites } from './choose-sites.ts';
import { DEFAULT_CHOICE } from './board-choice.ts';
import { sumSites, sumTotalRow, sumTotals } from './sum-sites.ts';
import { totalOfRegion } from './total-of-region.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const HOUR = 3_600_000;
const SUMMED_AT = new Date(NOW).toISOString();
const CONTACT = { name: 'RCVS IJsselland', phone: '038 4281428' };

const region: Region = {
	id: 'VR04',
	name: 'IJsselland',
	subRegions: [],
	municipalities: [],
	settings: { ...DEFAULT_SETTINGS, staleHours: 30 },
	contact: CONTACT
};

const site = fc
	.record({
		kind: fc.constantFrom(...KINDS),
		realised: fc.nat(90),
		occupied: fc.nat(90),
		out: fc.nat(9),
		declared: fc.nat(9),
		countedAt: fc.option(fc.nat(60 * 60_000).map((ago) => new Date(NOW - ago * 60).toISOString())),
		status: fc.constantFrom(...STATUSES),
		hidden: fc.boolean()
	})
	.map(({ status, hidden, ...given }) => boardSite({ ...given, location: { status, hidden } }));

const toSummed = ({ location, kind, figures }: BoardSite) => ({
	location: { ...location, kind },
	figures
});
const totalOf = (sites: BoardSite[]) => totalOfRegion(region, sites.map(toSummed), SUMMED_AT);
/** What a reader of that region sees on the board of this kind. */
const onBoard = (sites: BoardSite[], kind: BoardSite['kind'] | 'all') =>
	chooseSites(
		sites.filter(({ location }) => !location.hidden),
		{ ...DEFAULT_CHOICE, kind }
	).sites;

describe('what other regions are told of a region', () => {
	it('is what its own readers sum, of each kind and of all: the sum of ledgers (D2)', () => {
		fc.assert(
			fc.property(fc.array(site), fc.constantFrom('all' as const, ...KINDS), (sites, kind) => {
				const told = sumTotalRow(totalOf(sites), kind, NOW);
				const own = sumSites(onBoard(sites, kind), freshnessBy([region], NOW));
				expect({ ...told, freshness: null }).toEqual({
					...own,
					largestUnit: null,
					freshness: null
				});
			})
		);
	});

	it('never calls beds fresher than they are, and at most an hour older, at any later time (D14)', () => {
		fc.assert(
			fc.property(fc.array(site), fc.nat(40 * HOUR), (sites, later) => {
				const { freshness } = sumTotalRow(totalOf(sites), 'all', NOW + later);
				const seen = onBoard(sites, 'all');
				const at = (now: number) => sumSites(seen, freshnessBy([region], now)).freshness;
				const [exact, older] = [at(NOW + later), at(NOW + later + HOUR)];
				expect(freshness.never).toEqual(exact.never);
				expect(freshness.fresh.realised).toBeLessThanOrEqual(exact.fresh.realised);
				expect(freshness.fresh.realised).toBeGreaterThanOrEqual(older.fresh.realised);
				expect(freshness.stale.realised).toBeGreaterThanOrEqual(exact.stale.realised);
				expect(freshness.stale.realised).toBeLessThanOrEqual(older.stale.realised);
			})
		);
	});

	it('names neither a site nor where it is, and nothing of a hidden one or one not open yet', () => {
		const row = totalOf([
			boardSite({ id: 'open', realised: 8, occupied: 3, name: 'Schip', countedAt: SUMMED_AT }),
			boardSite({ id: 'secret', realised: 5, kind: 'amv', location: { hidden: true } }),
			boardSite({ id: 'soon', realised: 40, location: { status: 'preparing' } })
		]);
		expect(row).toEqual({
			regionId: 'VR04',
			name: 'IJsselland',
			contact: CONTACT,
			settings: { freshHours: DEFAULT_SETTINGS.freshHours, staleHours: 30 },
			summedAt: SUMMED_AT,
			parts: [
				{
					kind: 'goo',
					countedAt: SUMMED_AT,
					sites: 1,
					figures: {
						realised: 8,
						occupied: 3,
						outOfService: 0,
						outOfServiceBy: {},
						snijverlies: {},
						snijverliesDeclared: {},
						reserved: 0,
						overcrowded: 0,
						overpromised: 0
					}
				}
			]
		});
	});

	it('grows with kinds and hours, not with sites', () => {
		const many = Array.from({ length: 500 }, (_, n) =>
			boardSite({ realised: n, countedAt: new Date(NOW - (n % 7) * HOUR - n).toISOString() })
		);
		expect(totalOf(many).parts.length).toBeLessThanOrEqual(8);
	});

	it('is a row of the wire, also of a region without sites or contact', () => {
		fc.assert(
			fc.property(fc.array(site), (sites) => {
				expect(totalRow.parse(totalOf(sites))).toEqual(totalOf(sites));
			})
		);
		const bare = totalOfRegion({ ...region, contact: null }, [], SUMMED_AT);
		expect(totalRow.parse(bare)).toEqual({ ...bare, parts: [] });
	});

	it('adds up to the nation with the totals of the own region', () => {
		const sites = [
			boardSite({ realised: 9, occupied: 4 }),
			boardSite({ realised: 2, occupied: 5 })
		];
		const own = sumSites(sites, freshnessBy([region], NOW));
		const nation = sumTotals([own, sumTotalRow(totalOf(sites), 'all', NOW)]);
		expect(nation).toMatchObject({ sites: 4, placeable: 10, ledger: { overcrowded: 6 } });
	});
});
