import { describe, expect, test } from 'vitest';
import { addressAnswer, addressQuery } from './address-search.ts';

const isQuery = (query: unknown) => addressQuery.safeParse(query).success;

describe('a query for addresses', () => {
	test('holds 2 to 120 letters, the blanks around them left off', () => {
		expect(['a', ' a ', 'a'.repeat(121)].map((q) => isQuery({ q }))).toEqual([false, false, false]);
		expect(['aa', 'a'.repeat(120)].map((q) => isQuery({ q }))).toEqual([true, true]);
		expect(addressQuery.parse({ q: ' dam ' })).toEqual({ q: 'dam' });
	});

	test('or names one address by an id of at most 80 letters, digits and marks, and of nothing else', () => {
		const right = ['x', 'adr-0a:1.b_', 'a'.repeat(80)];
		const wrong = ['', 'a'.repeat(81), 'a b', '/x', 'x/', 'a?b=c'];
		expect(right.filter((id) => !isQuery({ id }))).toEqual([]);
		expect(wrong.filter((id) => isQuery({ id }))).toEqual([]);
	});

	test('or asks nothing at all: whether there is a register', () => {
		expect(isQuery({})).toBe(true);
		expect(isQuery({ other: 'x' })).toBe(false);
	});
});

describe('what comes back', () => {
	const found = { id: 'adr-1', label: 'Dam 1, Amsterdam' };

	test('names addresses, their parts only where the register knows them', () => {
		const parts = { ...found, municipality: 'GM0363', address: { street: 'Dam' } };
		const answer = { isOn: true, found: [found, parts] };
		expect(addressAnswer.parse(answer)).toEqual(answer);
	});

	test('says whether there is a register, and has an id and a label of each', () => {
		const wrong = [
			{ found: [] },
			{ isOn: true },
			...['id', 'label'].map((key) => ({ isOn: true, found: [{ ...found, [key]: undefined }] }))
		];
		expect(wrong.filter((answer) => addressAnswer.safeParse(answer).success)).toEqual([]);
	});
});
