import { expect, test } from 'vitest';
import { HOUSE } from '$lib/domain/fold/state.ts';
import { isOfRoom } from './is-of-room.ts';

test('of a room are what names one, and the rooms beside the location (D5)', () => {
	const negative = (place: string) =>
		({ kind: 'negative', place, what: 'occupied', n: 1 }) as const;
	expect(isOfRoom(negative('room-1'))).toBe(true);
	expect(isOfRoom({ kind: 'switch-differs', switch: 'one', site: 86, units: 70 })).toBe(true);
	expect(isOfRoom(negative(''))).toBe(false);
	expect(isOfRoom({ kind: 'confirm-differs', place: HOUSE, confirm: 'one', seen: 4, now: 5 })).toBe(
		false
	);
});
