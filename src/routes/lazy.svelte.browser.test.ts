import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { afterPaint } from '$lib/client/after-paint.ts';
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

test('a part is not fetched as long as there is nothing for it to belong to', async () => {
	const load = vi.fn(async () => ({ default: 'the part' }));
	const belonging = $state({ isThere: false });
	let lazy!: ReturnType<typeof createLazy<string>>;
	const stop = $effect.root(() => {
		lazy = createLazy(load, () => (belonging.isThere ? Promise.resolve() : undefined));
	});
	flushSync();
	await new Promise<void>((resolve) => afterPaint(resolve));
	expect(load).not.toHaveBeenCalled();
	belonging.isThere = true;
	await expect.poll(() => lazy.current).toBe('the part');
	stop();
});
