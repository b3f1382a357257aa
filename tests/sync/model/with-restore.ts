import type { Store } from '../../../src/lib/server/store/store.ts';

/**
 * A store that can be put back while requests are under way, as a server is stopped for it: what runs comes to its end
 * first, and what comes meanwhile waits.
 */
export function withRestore(
	store: Store,
	putBack: (dump: string) => Promise<void>
): { store: Store; restore(dump: string): Promise<void> } {
	const running = new Set<Promise<unknown>>();
	let isBack: Promise<unknown> = Promise.resolve();

	async function whenBack<T>(work: () => Promise<T>): Promise<T> {
		await isBack;
		const run = work();
		running.add(run);
		try {
			return await run;
		} finally {
			running.delete(run);
		}
	}

	return {
		store: {
			read: (work) => whenBack(() => store.read(work)),
			write: (work) => whenBack(() => store.write(work))
		},
		async restore(dump) {
			isBack = isBack.then(() => Promise.allSettled(running)).then(() => putBack(dump));
			await isBack;
		}
	};
}
