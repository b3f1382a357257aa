import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
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

	it('reads after what is being drawn, and still follows what it read', async () => {
		const db = new Dexie('follows', { indexedDB: new IDBFactory(), IDBKeyRange });
		db.version(1).stores({ seen: '' });
		onTestFinished(() => db.close());
		let drawing: Promise<void> | undefined;
		const told = vi.fn();
		const query = toLiveQuery(
			() => db.table<number, string>('seen').get('people'),
			guard,
			() => drawing
		);
		onTestFinished(query.subscribe(told, () => {}));
		await expect.poll(() => told.mock.calls).toEqual([[undefined]]);
		for (const people of [1, 2]) {
			const frame = Promise.withResolvers<void>();
			drawing = frame.promise;
			await db.table('seen').put(people, 'people');
			// In a turn of its own Dexie tells what was written.
			await new Promise((resolve) => setTimeout(resolve));
			expect(told).toHaveBeenCalledTimes(people);
			frame.resolve();
			await expect.poll(() => told.mock.calls.at(-1)).toEqual([people]);
		}
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
