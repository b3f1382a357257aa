import { expect, test } from 'vitest';
import type { LocationView } from '$lib/client/view-types.ts';
import { passedParts } from './passed-parts.ts';

const now = Date.parse('2026-11-22T23:30:00.000Z');
const site = {
	detail: 'site',
	figures: { outOfServiceBy: { repair: 2, cleaning: 1, quarantine: 0 } },
	outUntil: { repair: '2026-11-23', cleaning: '2026-11-24', quarantine: '2026-11-01' },
	units: []
} as unknown as LocationView;

test('beds whose day has come in the Netherlands are asked about, the others wait (D7)', () => {
	expect(passedParts(site, now)).toEqual([
		{ unitId: '', reason: 'repair', until: '2026-11-23', n: 2 }
	]);
});

test('at `units` each unit is asked about by itself', () => {
	const unit = { ...site, unit: { id: 'room' } };
	const house = {
		...site,
		detail: 'units',
		outUntil: {},
		units: [unit]
	} as unknown as LocationView;
	expect(passedParts(house, now)).toEqual([
		{ unitId: 'room', reason: 'repair', until: '2026-11-23', n: 2 }
	]);
});
