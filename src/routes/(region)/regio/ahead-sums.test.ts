import { expect, test } from 'vitest';
import { aheadSums, changeWords } from './ahead-sums.ts';

test('what comes and what goes are told apart, and only what there is (D2)', () => {
	expect(aheadSums({ more: 20, fewer: 1030 })).toBe('+20 / −1.030');
	expect(aheadSums({ more: 0, fewer: 30 })).toBe('−30');
	expect(aheadSums({ more: 0, fewer: 0 })).toBe('aantal niet bekend');
});

test('what opens without a number of beds says so; the end of a contract has none to say (D7)', () => {
	const on = '2026-12-01';
	expect(changeWords({ step: { kind: 'opens', on }, change: null })).toBe('aantal niet bekend');
	expect(changeWords({ step: { kind: 'contract-ends', on }, change: null })).toBe('');
	expect(changeWords({ step: { kind: 'closes', on }, change: -30 })).toBe('−30');
});
