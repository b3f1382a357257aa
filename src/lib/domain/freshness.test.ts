import { expect, test } from 'vitest';
import { freshnessOf } from './freshness.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const DEFAULTS = { freshHours: 12, staleHours: 24 };
const hoursAgo = (hours: number, ms = 0) => new Date(NOW - hours * 3_600_000 + ms).toISOString();

test.each([
	[hoursAgo(0), 'fresh'],
	[hoursAgo(12, 1), 'fresh'],
	[hoursAgo(12), 'ageing'],
	[hoursAgo(24, 1), 'ageing'],
	[hoursAgo(24), 'stale'],
	[hoursAgo(-1), 'fresh'],
	[null, 'never']
])('D14: counted at %s is %s', (countedAt, freshness) => {
	expect(freshnessOf(countedAt, NOW, DEFAULTS)).toBe(freshness);
});

test('D14: a region says itself when a count is old', () => {
	expect(freshnessOf(hoursAgo(2), NOW, { freshHours: 1, staleHours: 2 })).toBe('stale');
});
