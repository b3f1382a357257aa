import { expect, test, vi } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('a second tap while the first is being kept stores nothing', async () => {
	const once = oneAtATime();
	const first = Promise.withResolvers<string>();
	const store = vi.fn(() => first.promise);
	const taps = [once(store), once(store)];
	first.resolve('kept');
	expect(await Promise.all(taps)).toEqual(['kept', undefined]);
	expect(store).toHaveBeenCalledOnce();
});

test('the next tap counts again, also after one that failed', async () => {
	const once = oneAtATime();
	await expect(once(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
	expect(await once(async () => 'kept')).toBe('kept');
});
