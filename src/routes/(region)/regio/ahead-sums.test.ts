import { expect, test } from 'vitest';
import { aheadSums, changeWords } from './ahead-sums.ts';

const on = '2026-12-01';
const opens = { site: 'Schip', step: { kind: 'opens', on }, change: null } as const;
const ends = { site: 'Kade', step: { kind: 'contract-ends', on }, change: null } as const;

test('what comes and what goes are told apart, and only what there is (D2)', () => {
	expect(aheadSums({ more: 20, fewer: 1030, lines: [] })).toBe('+20 / −1.030');
	expect(aheadSums({ more: 0, fewer: 30, lines: [] })).toBe('−30');
});

test('a sum says what opens without a number of beds, also beside others; a contract that ends is no bed (D7)', () => {
	expect(aheadSums({ more: 0, fewer: 0, lines: [opens] })).toBe('aantal niet bekend');
	expect(aheadSums({ more: 0, fewer: 30, lines: [ends, opens] })).toBe('−30 / aantal niet bekend');
	expect(aheadSums({ more: 0, fewer: 0, lines: [ends] })).toBe('0');
	const beds = {
		site: 'Schip',
		step: { kind: 'beds', on, beds: 25, change: 25 },
		change: 25
	} as const;
	expect(aheadSums({ more: 25, fewer: 0, lines: [opens, beds] })).toBe('+25');
});

test('what opens without a number of beds says so; the end of a contract has none to say (D7)', () => {
	expect(changeWords(opens)).toBe('aantal niet bekend');
	expect(changeWords(ends)).toBe('');
	expect(changeWords({ step: { kind: 'closes', on }, change: -30 })).toBe('−30');
});
