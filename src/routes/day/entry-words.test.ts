import { expect, test } from 'vitest';
import { entryWords } from './entry-words.ts';

test('reasons of snijverlies stand behind their number, because they are sentences', () => {
	const byReason = { household: 2, care: 1, age: 0 };
	expect(entryWords({ kind: 'declareSnijverlies', byReason })).toBe(
		'Snijverlies: 2 (gezin deelt de kamer niet), 1 (zorg nodig)'
	);
});
