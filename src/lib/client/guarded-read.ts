import { isStorageError, type StorageGuard } from './storage-guard.ts';
import type { Refusal } from './view-types.ts';

export type GuardedRead = <T>(read: () => Promise<T>) => Promise<T | Refusal>;

/** What the database does not give, also when it was reopened, is refused visibly (S21). */
export function createGuardedRead(guard: Pick<StorageGuard, 'run'>): GuardedRead {
	return async (read) => {
		try {
			return await guard.run(read);
		} catch (error) {
			if (!isStorageError(error)) throw error;
			return { ok: false, code: 'storage' };
		}
	};
}
