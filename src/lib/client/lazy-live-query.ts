import type { LiveQuery } from './client-types.ts';
import type { FirstScreen } from './first-screen.ts';
import { toLiveQuery } from './live-query.ts';
import type { StorageGuard } from './storage-guard.ts';

/**
 * A live query whose reading part is no part of the first screen. It is there before the query begins: Dexie loses
 * what a query reads over a wait for anything but the database.
 */
export function toLazyLiveQuery<T>(
	load: () => Promise<() => Promise<T>>,
	guard: StorageGuard,
	drawing: FirstScreen['drawing']
): LiveQuery<T> {
	return {
		read: async () => (await load())(),
		subscribe(next, fail) {
			let isStopped = false;
			let unsubscribe = () => {};

			async function follow(): Promise<void> {
				const read = await load();
				if (!isStopped) unsubscribe = toLiveQuery(read, guard, drawing).subscribe(next, fail);
			}

			follow().catch(fail);
			return () => {
				isStopped = true;
				unsubscribe();
			};
		}
	};
}
