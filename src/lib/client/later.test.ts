import { describe, expect, it, vi } from 'vitest';
import { loadOnce, toLater } from './later.ts';

describe('a part that is loaded later', () => {
	it('is loaded once for all who ask', async () => {
		const load = vi.fn(() => Promise.resolve({}));
		const once = loadOnce(load);
		const [first, second] = await Promise.all([once(), once()]);
		expect(first).toBe(second);
		expect(load).toHaveBeenCalledOnce();
	});

	it('is asked for again after it could not be loaded', async () => {
		const load = vi
			.fn<() => Promise<string>>()
			.mockRejectedValueOnce(new Error('no connection'))
			.mockResolvedValueOnce('part');
		const once = loadOnce(load);
		await expect(once()).rejects.toThrow('no connection');
		await expect(once()).resolves.toBe('part');
	});

	it('has an answer for who asks while it cannot be loaded', async () => {
		const missing = new Error('no connection');
		const load = () => Promise.reject<{ enter(what: string): Promise<string> }>(missing);
		await expect(toLater(load).enter('one')).rejects.toBe(missing);
		const refuse = vi.fn(() => 'refused');
		expect(await toLater(load, refuse).enter('one')).toBe('refused');
		expect(refuse).toHaveBeenCalledExactlyOnceWith('enter', ['one'], missing);
	});

	it('is called in the order of asking, also while it is loading', async () => {
		const heard: string[] = [];
		const part = {
			enter: (what: string) => Promise.resolve(heard.push(what)),
			forget: () => Promise.resolve(heard.push('forget'))
		};
		const { promise, resolve } = Promise.withResolvers<typeof part>();
		const later = toLater(() => promise);
		const calls = [later.enter('first'), later.forget(), later.enter('second')];
		expect(heard).toEqual([]);
		resolve(part);
		expect(await Promise.all(calls)).toEqual([1, 2, 3]);
		expect(heard).toEqual(['first', 'forget', 'second']);
	});
});
