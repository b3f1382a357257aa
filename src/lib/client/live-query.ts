import { Dexie, liveQuery } from 'dexie';
import type { LiveQuery } from './client-types.ts';
import type { FirstScreen } from './first-screen.ts';
import type { StorageGuard } from './storage-guard.ts';

type Mending = Pick<StorageGuard, 'mend' | 'onReopened'>;

/**
 * Follows what `read` reads, also over a database that was closed under it and reopened (S21). It reads after what is
 * being drawn.
 */
export function toLiveQuery<T>(
	read: () => Promise<T>,
	guard: Mending,
	drawing: FirstScreen['drawing'] = () => undefined
): LiveQuery<T> {
	return {
		read,
		subscribe(next, fail) {
			let unsubscribe = () => {};
			let isFollowed = true;

			function follow(): void {
				unsubscribe();
				const subscription = liveQuery(readOrMend).subscribe({ next, error: () => {} });
				unsubscribe = () => subscription.unsubscribe();
			}

			// Dexie keeps to itself that a database was closed, so the failure is met where it arises.
			async function readOrMend(): Promise<T> {
				try {
					const drawn = drawing();
					// Over a promise of its own Dexie keeps what a query reads.
					if (drawn) await new Dexie.Promise<void>((resolve) => void drawn.then(resolve));
					return await read();
				} catch (error) {
					onFailed(error);
					throw error;
				}
			}

			/** When it could be mended, `onReopened` follows anew. */
			function onFailed(error: unknown): void {
				const tell = (fault: unknown) => {
					if (isFollowed) fail(fault);
				};
				guard.mend(error).then((isMended) => isMended || tell(error), tell);
			}

			follow();
			const stop = guard.onReopened(follow);
			return () => {
				isFollowed = false;
				stop();
				unsubscribe();
			};
		}
	};
}
