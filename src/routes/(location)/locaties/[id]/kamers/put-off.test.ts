import { describe, expect, test } from 'vitest';
import { readPutOff, stillPutOff, writePutOff } from './put-off.ts';

function storageWith(text?: string) {
	const kept = new Map(text === undefined ? [] : [['opvangbord-put-off-esch', text]]);
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
		kept
	};
}

const room = (id: string, occupied: number) => ({ unit: { id }, figures: { occupied } });

describe('rooms whose people do not move now', () => {
	test('are kept per location on the device, until none is left', () => {
		const storage = storageWith();
		writePutOff('esch', new Map([['a', 2]]), storage);
		expect(readPutOff('esch', storage)).toEqual(new Map([['a', 2]]));
		expect(readPutOff('kade', storage)).toEqual(new Map());
		writePutOff('esch', new Map(), storage);
		expect(storage.kept.size).toBe(0);
	});

	test.each(['{', 'null', '3', '{"a":"x"}'])('%s is as good as nothing', (text) => {
		expect(readPutOff('esch', storageWith(text))).toEqual(new Map());
	});

	test('are asked about again when their people change, and forgotten with the room', () => {
		const putOff = new Map([
			['a', 2],
			['b', 3],
			['gone', 1]
		]);
		expect(stillPutOff(putOff, [room('a', 2), room('b', 4)])).toEqual(new Map([['a', 2]]));
	});
});
