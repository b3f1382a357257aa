import { expect, test } from 'vitest';
import { bedParts, describeParts } from './bed-parts.ts';

const location = {
	realised: 110,
	occupied: 102,
	outOfService: 2,
	snijverlies: { household: 2 },
	reserved: 1,
	overcrowded: 0,
	overpromised: 0
};

test('the beds stand in the order of the ledger and there are as many as are realised', () => {
	const parts = bedParts(location);
	expect(parts).toEqual([
		{ kind: 'occupied', n: 102, count: 102 },
		{ kind: 'reserved', n: 1, count: 1 },
		{ kind: 'lost', n: 2, count: 2 },
		{ kind: 'out', n: 2, count: 2 },
		{ kind: 'free', n: 3, count: 3 }
	]);
	expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(location.realised);
	expect(describeParts(parts)).toBe(
		'102 bezet, 1 gereserveerd, 2 snijverlies, 2 buiten gebruik, 3 vrij'
	);
});

test('who has no bed stands behind the beds, in red, and is among the occupied of the words', () => {
	const full = { ...location, realised: 80, occupied: 86, overcrowded: 6 };
	const ledger = { ...full, outOfService: 0, snijverlies: {}, reserved: 0 };
	expect(bedParts(ledger)).toEqual([
		{ kind: 'occupied', n: 80, count: 86 },
		{ kind: 'over', n: 6, count: 6 }
	]);
	expect(describeParts(bedParts(ledger))).toBe('86 bezet, 6 te veel');
});

test('a promise that no longer fits is shown as one, not as a reserved bed', () => {
	const promised = { ...location, occupied: 106, reserved: 1, snijverlies: {}, overpromised: 0 };
	expect(bedParts({ ...promised, reserved: 4, overpromised: 2 })).toEqual([
		{ kind: 'occupied', n: 106, count: 106 },
		{ kind: 'reserved', n: 2, count: 4 },
		{ kind: 'out', n: 2, count: 2 },
		{ kind: 'promised', n: 2, count: 2 }
	]);
});

test('a sum can be overcrowded and have free beds at once (D2)', () => {
	const sum = { ...location, realised: 8, occupied: 8, overcrowded: 2 };
	const rooms = { ...sum, outOfService: 0, snijverlies: {}, reserved: 0 };
	expect(bedParts(rooms)).toEqual([
		{ kind: 'occupied', n: 6, count: 8 },
		{ kind: 'free', n: 2, count: 2 },
		{ kind: 'over', n: 2, count: 2 }
	]);
});
