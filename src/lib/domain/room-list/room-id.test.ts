import { expect, test } from 'vitest';
import { roomKey, toRoomId } from './room-id.ts';

const NOBODY = new Set<string>();

test('one room has one id, on whatever device it is made and however its name is written', () => {
	expect(toRoomId('esch', 'Kamer 901', NOBODY)).toBe(toRoomId('esch', 'kamer-901 ', NOBODY));
	expect(toRoomId('esch', '901', NOBODY)).not.toBe(toRoomId('esch', '902', NOBODY));
	expect(toRoomId('esch', '901', NOBODY)).not.toBe(toRoomId('schip', '901', NOBODY));
	expect(roomKey({ name: ' Hut É-1' })).toBe('hut e 1');
});

test('a room that was retired keeps its id, the new one of that name gets the next', () => {
	const first = toRoomId('esch', '901', NOBODY);
	const second = toRoomId('esch', '901', new Set([first]));
	expect(second).not.toBe(first);
	expect(toRoomId('esch', '901', new Set([first, second]))).not.toBe(second);
});
