import { describe, expect, test } from 'vitest';
import { timeOf } from '../../../../tests/support/oracle/example-world.ts';
import { toPosition } from './position.ts';
import { emptyState, unitState } from './state.ts';
import { type FoldUnit, NOW_POSITION, unitRealised } from './units.ts';

const ROOM: FoldUnit = { id: 'a', beds: 4, sharedBy: 'none' };
const RETIRED: FoldUnit = { ...ROOM, retiredAt: timeOf('10:00') };

const at = (clock: string) => toPosition(timeOf(clock), 0, 'x');

function withBeds(n: number) {
	const state = emptyState();
	unitState(state, 'a').realised = n;
	return state;
}

describe('the beds of a unit', () => {
	test('are its first ones until others are set (D7), and never fewer than none', () => {
		expect(unitRealised(emptyState(), ROOM, NOW_POSITION)).toBe(4);
		expect(unitRealised(withBeds(6), ROOM, NOW_POSITION)).toBe(6);
		expect(unitRealised(withBeds(0), ROOM, NOW_POSITION)).toBe(0);
		expect(unitRealised(withBeds(-1), ROOM, NOW_POSITION)).toBe(0);
	});

	test('D5: are there until the moment at which it is retired, and none from that moment on', () => {
		expect(unitRealised(emptyState(), RETIRED, at('09:59'))).toBe(4);
		expect(unitRealised(emptyState(), RETIRED, RETIRED.retiredAt!)).toBe(0);
		expect(unitRealised(emptyState(), RETIRED, at('10:00'))).toBe(0);
		expect(unitRealised(withBeds(6), RETIRED, NOW_POSITION)).toBe(0);
	});
});
