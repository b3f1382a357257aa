import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IJSSELLAND, RCVS } from '../../../../tests/support/sync/people.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { openEventStream } from './event-stream.ts';
import { putRegion } from './put-region.ts';
import { createSync, type Sync } from './sync.ts';

let store: Store;
let sync: Sync;
let endSession: () => void;

beforeEach(async () => {
	vi.useFakeTimers();
	store = createMemoryStore('epoch-1');
	await putRegion(store, IJSSELLAND);
	const clock = () => Date.now();
	sync = createSync({ store, clock, ids: () => 'id', onFault: () => {} });
});

afterEach(() => void vi.useRealTimers());

/** The stream as text, part by part. */
async function open(opened: Store = store) {
	const response = await openEventStream({ hub: sync.hub, store: opened }, RCVS, (ended) => {
		endSession = ended;
		return () => {};
	});
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	return {
		next: async () => (await reader.read()).value,
		isOver: async () => (await reader.read()).done,
		leave: () => reader.cancel()
	};
}

const told = (version: number) => `data: {"region":"VR04","version":${version}}\n\n`;

describe('an event stream', () => {
	test('begins with how soon to come back and a hint per region', async () => {
		const stream = await open();
		expect(await stream.next()).toBe('retry: 1000\n\n');
		expect(await stream.next()).toBe(told(1));
	});

	test('tells what was written while its first hints were read', async () => {
		let isFirst = true;
		const stream = await open({
			...store,
			read: async (work) => {
				const seen = await store.read(work);
				// The first reading is the scope; the news comes with the second.
				if (!isFirst) sync.hub.poke({ VR04: 2 });
				isFirst = false;
				return seen;
			}
		});
		await stream.next();
		expect([await stream.next(), await stream.next()].sort()).toEqual([told(1), told(2)]);
	});

	test('says every 25 seconds that it is there', async () => {
		const stream = await open();
		await stream.next();
		await stream.next();
		await vi.advanceTimersByTimeAsync(25_000);
		expect(await stream.next()).toBe(': still here\n\n');
	});

	test('ends with its session, and leaves nothing behind', async () => {
		const stream = await open();
		await stream.next();
		await stream.next();
		endSession();
		expect(await stream.isOver()).toBe(true);
		expect(sync.hub.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('ends after an hour, so that session and rights are looked at again', async () => {
		const stream = await open();
		let last: string | undefined;
		const reading = (async () => {
			for (let part = await stream.next(); part !== undefined; part = await stream.next())
				last = part;
		})();
		await vi.advanceTimersByTimeAsync(60 * 60_000);
		await reading;
		expect(last).toBe(': still here\n\n');
		expect(sync.hub.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('whose first hints cannot be read is refused, and holds up no push after it', async () => {
		let readings = 0;
		const failing = open({
			...store,
			read: async (work) => {
				readings += 1;
				if (readings === 2) throw new Error('disk I/O error');
				return store.read(work);
			}
		});
		await expect(failing).rejects.toThrow('disk I/O error');
		expect(sync.hub.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
		expect(() => sync.hub.poke({ VR04: 7 })).not.toThrow();
	});

	test('that ends while its first hints are read says no more', async () => {
		let readings = 0;
		const stream = await open({
			...store,
			read: async (work) => {
				readings += 1;
				if (readings === 2) endSession();
				return store.read(work);
			}
		});
		expect(await stream.next()).toBe('retry: 1000\n\n');
		expect(await stream.isOver()).toBe(true);
		expect(sync.hub.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('that the device leaves is closed here too', async () => {
		const stream = await open();
		await stream.leave();
		await vi.advanceTimersByTimeAsync(0);
		expect(sync.hub.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});
});
