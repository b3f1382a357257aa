import { expect, test } from 'vitest';
import { TERM_WORDS } from '$lib/ui/term-words.ts';
import { TERMS } from '$lib/ui/terms.ts';
import { findTerms } from './find-terms.ts';

const found = (search: string) => findTerms(search).flatMap(({ terms }) => terms);

test('every word is in one group and has a meaning', () => {
	const grouped = Object.values(TERMS).flat();
	expect(new Set(grouped).size).toBe(grouped.length);
	expect(grouped.toSorted()).toEqual(Object.keys(TERM_WORDS).toSorted());
	expect(found('')).toEqual(grouped);
});

test.each([
	['SNIJVERLIES', ['snijverlies']],
	['oekraine', ['goo', 'kcio', 'bak']],
	['regie tafel', []],
	['bestaat niet', []]
])('%s finds %j', (search, terms) => expect(found(search)).toEqual(terms));
