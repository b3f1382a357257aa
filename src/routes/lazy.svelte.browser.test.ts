import { expect, test, vi } from 'vitest';
import { createLazy } from './lazy.svelte.ts';

test.each([
	['there is internet again', () => window.dispatchEvent(new Event('online'))],
	['somebody wants it', (lazy: { want(): void }) => lazy.want()]
])('a part that could not be fetched says so and is tried again when %s', async (_, again) => {
	const report = vi.spyOn(window, 'reportError').mockReturnValue();
	const load = vi.fn(async () => ({ default: 'the part' }));
	load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
	let lazy!: ReturnType<typeof createLazy<string>>;
	const stop = $effect.root(() => {
		lazy = createLazy(load);
	});
	await expect.poll(() => lazy.hasFailed).toBe(true);
	expect(report).toHaveBeenCalledOnce();
	again(lazy);
	await expect.poll(() => lazy.current).toBe('the part');
	expect(lazy.hasFailed).toBe(false);
	lazy.want();
	expect(load).toHaveBeenCalledTimes(2);
	stop();
});
