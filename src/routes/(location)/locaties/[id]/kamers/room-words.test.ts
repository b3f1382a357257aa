import { expect, test } from 'vitest';
import { figuresDouble, unitDouble } from '../../../../day/view-double.ts';
import { roomWords } from './room-words.ts';

const empty = figuresDouble({
	realised: 4,
	occupied: 0,
	outOfService: 0,
	outOfServiceBy: {},
	snijverlies: {},
	reserved: 0
});
const wordsOf = (figures: Partial<typeof empty>, placeable: number) =>
	roomWords(unitDouble('101', { figures: { ...empty, ...figures }, placeable }));

test('a room without people is a place for a household, and says so', () => {
	expect(wordsOf({}, 4)).toEqual([{ tone: 'free', text: 'leeg, 4 vrij' }]);
});

test('a room that is shared says what is free in it', () => {
	expect(wordsOf({ occupied: 3 }, 1)).toEqual([{ tone: 'free', text: '1 vrij' }]);
});

test('beds that cannot be given are lost, and a room without any left is full', () => {
	expect(wordsOf({ occupied: 3, snijverlies: { household: 1 } }, 0)).toEqual([
		{ tone: 'lost', text: '1 verloren' }
	]);
	expect(wordsOf({ occupied: 4 }, 0)).toEqual([{ tone: 'plain', text: 'vol' }]);
});

test('people without a bed come first (D3)', () => {
	const out = { outOfService: 1, outOfServiceBy: { repair: 1 } };
	expect(wordsOf({ occupied: 5, overcrowded: 2, ...out }, 0)).toEqual([
		{ tone: 'alarm', text: '2 te veel' },
		{ tone: 'plain', text: '1 buiten gebruik: reparatie' }
	]);
});

test('a room that nobody may use says why', () => {
	const out = { outOfService: 4, outOfServiceBy: { cleaning: 4, repair: 0 } };
	expect(wordsOf(out, 0)).toEqual([{ tone: 'plain', text: 'buiten gebruik: schoonmaak' }]);
	expect(wordsOf({ realised: 0 }, 0)).toEqual([{ tone: 'plain', text: 'geen bedden' }]);
});
