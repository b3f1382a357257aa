import { beforeEach, expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { storeLost } from './is-store-fault.ts';
import type { Store } from './store.ts';
import { watchWrites, type WatchedStore } from './watch-writes.ts';

let now: number;
let fault: Error | undefined;
let tries: number;
let watched: WatchedStore;

beforeEach(() => {
	now = 0;
	tries = 0;
	fault = undefined;
	const memory = createMemoryStore('epoch-1');
	const store: Store = {
		read: (work) => memory.read(work),
		write: async (work) => {
			tries += 1;
			if (fault) throw fault;
			return memory.write(work);
		}
	};
	watched = watchWrites(store, () => now);
});

const push = () => watched.write(async () => 'taken');

test('a store that never failed is not written to when somebody asks', async () => {
	expect(await watched.isWritable()).toBe(true);
	expect(tries).toBe(0);
});

test('one that could not write says so, tries for itself only now and then, and says when it can again', async () => {
	fault = storeLost(new Error('the disk is full'));
	await expect(push()).rejects.toThrow('full');
	for (let asked = 0; asked < 5; asked += 1) expect(await watched.isWritable()).toBe(false);
	expect(tries).toBe(1);
	now += 15_000;
	expect(await watched.isWritable()).toBe(false);
	fault = undefined;
	expect(await watched.isWritable()).toBe(false);
	now += 15_000;
	expect(await watched.isWritable()).toBe(true);
	expect(await watched.read((reader) => reader.epoch())).toBe('epoch-1');
});

test('an edit that is taken shows at once that it can', async () => {
	fault = storeLost(new Error('gone'));
	await expect(push()).rejects.toThrow('gone');
	fault = undefined;
	expect(await push()).toBe('taken');
	expect(await watched.isWritable()).toBe(true);
});

test('a bug in a write says nothing of the store', async () => {
	fault = new TypeError('a bug');
	await expect(push()).rejects.toThrow('a bug');
	expect(await watched.isWritable()).toBe(true);
});
