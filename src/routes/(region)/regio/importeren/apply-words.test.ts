import { expect, it } from 'vitest';
import { applyWords } from './apply-words.ts';

it('counts apart what changes nothing of today', () => {
	const words = (mutations: number, pastMutations: number) =>
		applyWords({ mutations, pastMutations });
	expect(words(1, 0)).toBe('Doorvoeren (1 wijziging)');
	expect(words(1200, 0)).toBe('Doorvoeren (1.200 wijzigingen)');
	expect(words(100, 99)).toBe('Doorvoeren (1 wijziging, 99 alleen in de geschiedenis)');
	expect(words(132, 132)).toBe('Doorvoeren (132 alleen in de geschiedenis)');
});
