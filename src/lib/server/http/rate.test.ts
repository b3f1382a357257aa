import { expect, test } from 'vitest';
import { createRateLimit } from './rate.ts';

function limitOf(limit: number, maxKeys?: number) {
	let now = 1_000_000;
	const rate = createRateLimit({ limit, windowMs: 60_000, clock: () => now, maxKeys });
	return { take: (key = 'a') => rate.take(key), advance: (ms: number) => void (now += ms) };
}

test('no window of a minute holds more than the limit, wherever it starts', () => {
	const { take, advance } = limitOf(3);
	expect([take(), take()]).toEqual([0, 0]);
	advance(50_000);
	expect(take()).toBe(0);
	expect(take()).toBe(10_000);
	advance(10_000);
	expect([take(), take()]).toEqual([0, 0]);
	expect(take()).toBe(50_000);
});

test('waiting as told always helps, however often one asked in between', () => {
	const { take, advance } = limitOf(1);
	take();
	advance(30_000);
	expect(take()).toBe(30_000);
	advance(29_999);
	expect(take()).toBe(1);
	advance(1);
	expect(take()).toBe(0);
});

test('one key does not use up what another has', () => {
	const { take } = limitOf(1);
	expect([take('a'), take('b'), take('a')]).toEqual([0, 0, 60_000]);
});

test('above the number of keys it remembers, the one used longest ago is forgotten first', () => {
	const { take } = limitOf(1, 2);
	take('a');
	take('b');
	take('c');
	expect([take('c'), take('b')]).toEqual([60_000, 60_000]);
	expect(take('a')).toBe(0);
});
