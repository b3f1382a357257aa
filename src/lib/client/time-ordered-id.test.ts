import { describe, expect, it } from 'vitest';
import { uuid } from '../domain/schema/ids.ts';
import { timeOrderedId } from './time-ordered-id.ts';

const NOON = Date.parse('2026-03-02T12:00:00.000Z');

describe('a new id', () => {
	it('is a uuid of version 7 as the wire takes it', () => {
		const id = timeOrderedId(NOON);
		expect(uuid.safeParse(id).success).toBe(true);
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
	});

	it('sorts behind those of earlier moments', () => {
		const moments = [0, 1, 255, NOON - 1, NOON, NOON + 1, NOON + 60_000];
		const ids = moments.map((moment) => timeOrderedId(moment));
		expect(ids.toSorted()).toEqual(ids);
	});

	it('is another one each time, within one moment too', () => {
		const ids = new Set(Array.from({ length: 10_000 }, () => timeOrderedId(NOON)));
		expect(ids.size).toBe(10_000);
	});
});
