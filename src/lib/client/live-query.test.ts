import { IDBFactory } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { toLiveQuery } from './live-query.ts';

const guard = { mend: () => Promise.resolve(false), onReopened: () => () => {} };

beforeAll(() => {
	Dexie.dependencies.indexedDB ??= new IDBFactory();
});

describe('a live query', () => {
	it('tells of a read that failed and could not be mended', async () => {
		const fault = new Error('closed');
		const fail = vi.fn();
		toLiveQuery(() => Promise.reject(fault), guard).subscribe(() => {}, fail);
		await expect.poll(() => fail.mock.calls).toEqual([[fault]]);
	});

	it('tells nobody of a read that fails after it was let go', async () => {
		const reading = Promise.withResolvers<never>();
		const mended = Promise.withResolvers<boolean>();
		const mend = vi.fn(() => mended.promise);
		const fail = vi.fn();
		const read = vi.fn(() => reading.promise);
		const stop = toLiveQuery(read, { ...guard, mend }).subscribe(() => {}, fail);
		await expect.poll(() => read.mock.calls.length).toBe(1);
		stop();
		reading.reject(new Error('closed'));
		await expect.poll(() => mend.mock.calls.length).toBe(1);
		mended.resolve(false);
		await mended.promise;
		await Promise.resolve();
		expect(fail).not.toHaveBeenCalled();
	});
});
