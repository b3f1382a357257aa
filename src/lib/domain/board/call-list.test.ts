import { describe, expect, it } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import { freshnessBy } from './board-site.ts';
import { nextToCall, toCallList } from './call-list.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const freshness = freshnessBy([], NOW);
const site = (id: string, hoursAgo: number | null, given: Parameters<typeof boardSite>[0] = {}) =>
	boardSite({
		id,
		countedAt: hoursAgo === null ? null : new Date(NOW - hoursAgo * 3_600_000).toISOString(),
		...given
	});
const idsOf = (sites: { id: string }[]) => sites.map(({ id }) => id);

describe('whom to call', () => {
	it('is who is stale or was never confirmed, the longest not counted first (D14)', () => {
		const sites = [site('ageing', 23), site('day', 25), site('week', 170), site('never', null)];
		expect(idsOf(toCallList([...sites, site('fresh', 1)], freshness))).toEqual([
			'never',
			'week',
			'day'
		]);
	});

	it('takes the larger of two that were never confirmed first', () => {
		const sites = [site('small', null, { realised: 4 }), site('large', null, { realised: 90 })];
		expect(idsOf(toCallList(sites, freshness))).toEqual(['large', 'small']);
	});

	it('calls nobody at a site that is closed or not open yet', () => {
		const sites = (['preparing', 'closing', 'closed'] as const).map((status) =>
			site(status, null, { location: { status } })
		);
		expect(idsOf(toCallList(sites, freshness))).toEqual(['closing']);
	});
});

describe('walking the call list', () => {
	const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }] as ReturnType<typeof site>[];
	const walk = ['a', 'b', 'c'];
	const without = (...gone: string[]) => list.filter(({ id }) => !gone.includes(id));

	it('goes on after a site that was just confirmed and so left the list', () => {
		expect(nextToCall(without('a'), walk, 'a')?.id).toBe('b');
		expect(nextToCall(without('b'), walk, 'b')?.id).toBe('c');
	});

	it('passes over who was confirmed meanwhile', () => {
		expect(nextToCall(without('a', 'b'), walk, 'a')?.id).toBe('c');
	});

	it('comes back to who was skipped, and ends when nobody is left', () => {
		expect(nextToCall(without('c'), walk, 'c')?.id).toBe('a');
		expect(nextToCall(without('a', 'c'), walk, 'c')?.id).toBe('b');
		expect(nextToCall([list[2]!], walk, 'c')).toBeNull();
		expect(nextToCall([], walk, 'c')).toBeNull();
	});

	it('takes in who became stale after the walk began', () => {
		expect(nextToCall([...without('a', 'b', 'c'), { id: 'd' } as never], walk, 'c')?.id).toBe('d');
	});
});
