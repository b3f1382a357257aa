import { expect, test } from 'vitest';
import { savedWords } from './saved-words.ts';
import { unitDouble, viewDouble } from './view-double.ts';

const house = viewDouble({ detail: 'units', units: [unitDouble('011'), unitDouble('107')] });
const move = (n: number, toUnitId?: string) => ({
	kind: 'move' as const,
	n,
	...(toUnitId && { toUnitId })
});

test('what was saved says of which room it was, and of a move from where to where', () => {
	const count = { entry: { kind: 'recount' as const, n: 0 }, unitId: '011' };
	expect(savedWords(count, house)).toBe('Kamer 011: Telling 0 opgeslagen');
	expect(savedWords({ entry: move(1, '011'), unitId: '107' }, house)).toBe(
		'Kamer 107 → 011: Verhuizing opgeslagen'
	);
	expect(savedWords({ entry: move(1, '011') }, house)).toBe(
		'Nog niet op een kamer → 011: Verhuizing opgeslagen'
	);
	expect(savedWords({ entry: move(1), unitId: '107' }, house)).toBe(
		'Kamer 107 → Nog niet op een kamer: Verhuizing opgeslagen'
	);
});

test('what is of the whole house names no room', () => {
	expect(savedWords({ entry: { kind: 'arrive', n: 2 } }, house)).toBe('Aankomst 2 opgeslagen');
	expect(savedWords({ entry: { kind: 'recount', n: 9 } }, viewDouble())).toBe(
		'Telling 9 opgeslagen'
	);
});
