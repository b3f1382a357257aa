import { expect, test } from 'vitest';
import { groupActs, groupEntries } from './entry-groups.ts';
import { entryDouble } from './view-double.ts';

const arrival = (n: number) => ({ kind: 'arrive' as const, n });
const original = entryDouble({ id: 'first', entry: arrival(3), state: 'corrected' });
const correction = entryDouble({
	id: 'second',
	entry: arrival(4),
	corrects: 'first',
	state: 'overtaken'
});

test('an entry and its corrections are one line, where something was last done to it (D13)', () => {
	const standing = { entry: arrival(4) };
	const other = entryDouble({ id: 'other' });
	const [group, alone] = groupEntries([correction, other, { ...original, standing }]);
	expect(group).toMatchObject({ head: { id: 'first' }, content: arrival(4) });
	expect(group!.history.map(({ id }) => id)).toEqual(['second', 'first']);
	expect(alone).toMatchObject({ head: { id: 'other' }, history: [] });
});

test('what was taken out is called as it last stood', () => {
	const taken = entryDouble({ id: 'void', entry: { kind: 'void' }, corrects: 'first' });
	const voided = { ...original, state: 'voided' as const, standing: { entry: taken.entry } };
	expect(groupEntries([taken, correction, voided])).toMatchObject([{ content: arrival(4) }]);
});

test('what was taken out stays after all, but not beside what was entered anew for it: that counted twice (D13)', () => {
	const taken = {
		entry: { kind: 'void' as const },
		corrects: 'first',
		state: 'correction' as const
	};
	const gone = { ...original, state: 'voided' as const, voidId: 'void' };
	const voidIdOf = (...others: ReturnType<typeof entryDouble>[]) =>
		groupEntries([...others, gone]).find(({ head }) => head.id === 'first')!.voidId;
	const taker = entryDouble({ id: 'void', act: 'later', ...taken });
	const anew = entryDouble({ id: 'anew', act: 'later', entry: arrival(3) });
	expect(voidIdOf(taker)).toBe('void');
	expect(voidIdOf(taker, { ...anew, act: 'another' })).toBe('void');
	expect(voidIdOf(taker, { ...anew, state: 'voided' })).toBe('void');
	expect(voidIdOf(anew, taker)).toBe(null);
});

test('one line is received only when all of it is (S17)', () => {
	const waiting = { ...correction, sending: 'on-device' as const, receivedAt: null };
	expect(groupEntries([waiting, original])).toMatchObject([
		{ sending: 'on-device', receivedAt: null }
	]);
});

test('a correction whose entry is further back stands by itself', () => {
	expect(groupEntries([correction])).toMatchObject([{ head: { id: 'second' }, history: [] }]);
});

const inRoom = (id: string, parts = {}) => entryDouble({ id, unitId: id, act: 'house', ...parts });
const idsOf = (entries: Parameters<typeof groupEntries>[0]) =>
	groupActs(groupEntries(entries)).map((act) => act.map(({ head }) => head.id));

test('what was entered at once is one line, where something was last done to it', () => {
	const other = entryDouble({ id: 'other' });
	const better = entryDouble({ id: 'better', corrects: 'a', state: 'correction' });
	const house = [inRoom('a', { state: 'corrected' }), inRoom('b')];
	expect(idsOf([other, ...house])).toEqual([['other'], ['a', 'b']]);
	expect(idsOf([better, other, ...house])).toEqual([['a', 'b'], ['other']]);
});

test('what says different things of one place stays apart: beds and people of one list', () => {
	const beds = inRoom('beds', { entry: { kind: 'setRealised', n: 4 } });
	expect(idsOf([beds, inRoom('people')])).toEqual([['beds'], ['people']]);
});
