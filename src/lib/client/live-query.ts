import { liveQuery } from 'dexie';
import type { LiveQuery } from './client-types.ts';

/** Follows what `read` reads. `mend` is given a failure and says whether the database can be read again (S21). */
export function toLiveQuery<T>(
	read: () => Promise<T>,
	mend: (error: unknown) => Promise<boolean>
): LiveQuery<T> {
	return {
		read,
		subscribe(next, fail) {
			let isOver = false;
			let unsubscribe = () => {};

			function follow(): void {
				const subscription = liveQuery(read).subscribe({ next, error: onError });
				unsubscribe = () => subscription.unsubscribe();
			}

			function onError(error: unknown): void {
				if (isOver) return;
				mend(error).then((isMended) => {
					if (isOver) return;
					if (isMended) follow();
					else fail(error);
				}, fail);
			}

			follow();
			return () => {
				isOver = true;
				unsubscribe();
			};
		}
	};
}
