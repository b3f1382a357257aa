import { describe, expect, it } from 'vitest';
import { countedToday } from './counted-today.ts';

describe('the sites that were counted today', () => {
	it('are those of the Dutch day, also when it is still yesterday in UTC', () => {
		const now = Date.parse('2026-11-20T09:00:00.000Z');
		const at = (countedAt: string | null) => ({ countedAt });
		const sites = [
			at('2026-11-19T23:30:00.000Z'),
			at('2026-11-19T22:30:00.000Z'),
			at('2026-11-20T08:00:00.000Z'),
			at(null)
		];
		expect(countedToday(sites, now)).toEqual({ counted: 2, all: 4 });
	});
});
