import { describe, expect, it } from 'vitest';
import { uuid } from '../domain/schema/ids.ts';
import { createNewId } from './new-id.ts';

const NOON = Date.parse('2026-03-02T12:00:00.000Z');
const PERIOD_MS = 2 ** 24;
const START = NOON - (NOON % PERIOD_MS);

describe('a new id', () => {
	it('is a uuid of version 8 as the wire takes it', () => {
		const id = createNewId()(NOON);
		expect(uuid.safeParse(id).success).toBe(true);
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
	});

	it('sorts behind those that its maker made before', () => {
		const newId = createNewId();
		const moments = [0, 1, 255, START - 1, START, NOON, NOON + 1, NOON + 4096, START + PERIOD_MS];
		const ids = moments.map((moment) => newId(moment));
		expect(ids.toSorted()).toEqual(ids);
	});

	it('lies beside those of its maker, with none of another maker of those hours in between', () => {
		const makers = [createNewId(), createNewId()];
		const ids = [START, NOON, START + PERIOD_MS - 1].flatMap((moment) =>
			makers.map((newId) => ({ id: newId(moment), newId }))
		);
		const sorted = ids.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ newId }) => newId);
		const [first, last] = [sorted.at(0), sorted.at(-1)];
		expect(sorted).toEqual([first, first, first, last, last, last]);
	});

	it('is another one each time, within one moment too', () => {
		const newId = createNewId();
		const ids = new Set(Array.from({ length: 10_000 }, () => newId(NOON)));
		expect(ids.size).toBe(10_000);
	});
});
