import { describe, expect, it } from 'vitest';
import { isLive, type LiveStatus } from './is-live.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const live: LiveStatus = {
	connected: true,
	pulledAt: '2026-03-02T11:59:00.000Z',
	signInNeeded: false,
	updateNeeded: false
};

describe('the board says that it is live (S17)', () => {
	it('when it fetched a moment ago and something answers', () => {
		expect(isLive(live, NOW)).toBe(true);
	});

	it.each<[string, Partial<LiveStatus>]>([
		['nothing answered yet', { connected: null }],
		['nothing answers', { connected: false }],
		['a sign-in has to come first', { signInNeeded: true }],
		['an update has to come first', { updateNeeded: true }],
		['nothing was ever fetched', { pulledAt: null }],
		[
			'something answers but nothing was fetched for minutes',
			{ pulledAt: '2026-03-02T11:56:00.000Z' }
		]
	])('not when %s', (_, part) => {
		expect(isLive({ ...live, ...part }, NOW)).toBe(false);
	});
});
