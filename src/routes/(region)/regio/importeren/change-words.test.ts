import { describe, expect, it } from 'vitest';
import type { Change } from '$lib/domain/import/import-plan.ts';
import { changesOf, changeWords } from './change-words.ts';

describe('what a preview says that changes', () => {
	it('is the value before and after, in the words of the screen', () => {
		expect(changeWords({ field: 'occupied', from: 1086, to: 88 })).toBe('Bezet: 1.086 wordt 88');
		expect(changeWords({ field: 'kind', from: 'other', to: 'goo' })).toBe(
			'Soort opvang: Anders wordt G.O.O.'
		);
		expect(changeWords({ field: 'suitable.pets', from: 'no', to: { units: 2 } })).toBe(
			'Huisdieren mogen: Nee wordt 2 kamers'
		);
		expect(changeWords({ field: 'closesOn', from: '2026-12-31', to: null })).toBe(
			'Dicht vanaf: 31 dec 2026 wordt niet ingevuld'
		);
	});

	it('is the value alone where there was none, and no more than that there is a note', () => {
		expect(changeWords({ field: 'phone', from: null, to: '06-11112222' })).toBe(
			'Telefoon: 06-11112222'
		);
		expect(changeWords({ field: 'note', from: 'a', to: 'a\nb' })).toBe('Opmerking aangevuld');
	});

	it('leaves out what stays the same now: said again, or older than the newest count', () => {
		const changes: Change[] = [
			{ field: 'realised', from: 110, to: 110 },
			{ field: 'occupied', from: 108, to: 106 },
			{ field: 'phone', from: null, to: '112' }
		];
		expect(changesOf({ changes })).toEqual(['Bezet: 108 wordt 106', 'Telefoon: 112']);
		const outlived = changes.with(1, { ...changes[1]!, isPast: true });
		expect(changesOf({ changes: outlived })).toEqual(['Telefoon: 112']);
	});
});
