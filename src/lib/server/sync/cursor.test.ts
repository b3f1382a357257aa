import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('a cursor', () => {
	const complete = Object.fromEntries(
		Array.from({ length: 25 }, (_, n) => [`VR${String(n + 1).padStart(2, '0')}`, 999_999_999])
	);
	const staffId = `${crypto.randomUUID()}:${crypto.randomUUID()}`;
	const at = { regionId: 'VR25', version: 999_999_999, type: 'location', id: staffId };

	test('of 25 regions, halfway through a long one, stays below 1 kB (S6)', () => {
		expect(encodeCursor({ complete, at }).length).toBeLessThanOrEqual(1024);
	});

	test.each([
		{ complete, at },
		{ complete, at: null },
		{ complete: {}, at: null }
	])('is read back as it was', (cursor) => {
		expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
	});

	test.each([
		['nothing', ''],
		['no base64 of JSON', '****'],
		['a number', '7'],
		['a list of nothing', '[]'],
		['versions that are none', '[{"VR04":-1}]'],
		['half a place', '[{},"VR04",3]'],
		['a place without a version', '[{},"VR04","3","entry","x"]'],
		['a list for versions', '[[1]]'],
		['null for versions', '[null]']
	])('that says %s is none of ours', (_, text) => {
		expect(decodeCursor(Buffer.from(text).toString('base64url'))).toBeUndefined();
	});
});
