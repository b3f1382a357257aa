import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KNOWN_FAILURES } from './known-failures.ts';

test('no failure is named twice, or without a test', () => {
	const seen = KNOWN_FAILURES.map((failure) => failure.seen);
	expect(new Set(seen).size).toBe(seen.length);
	expect(KNOWN_FAILURES.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test.each(KNOWN_FAILURES)('each test against "$what" is there', ({ tests }) => {
	const gone = tests.filter(
		([file, title]) => !titlesIn(file).some((found) => found.includes(title))
	);
	expect(gone).toEqual([]);
});

/** Titles as they stand in the source: the first text of each `test` or `it`, of a table too. */
function titlesIn(file: string): string[] {
	const source = readFileSync(file, 'utf8');
	const calls = source.matchAll(
		/\b(?:test|it)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])(.*?)(?<!\\)\1/gs
	);
	return [...calls].map(([, , title]) => title!);
}
