import { isStoreFault } from './is-store-fault.ts';
import type { Store, Writer } from './store.ts';

export type WatchedStore = Store & {
	/** Whether edits are taken: what the last write met, and after a fault what a small one of our own meets now. */
	isWritable(): Promise<boolean>;
};

/** A locked database is waited for at each try, so whoever asks for the health again and again is not to cause them. */
const TRY_EVERY_MS = 15_000;

/** Remembers that the store could not write: reading tells nothing of a disk that is full. */
export function watchWrites(store: Store, clock: () => number): WatchedStore {
	let failedAt: number | undefined;

	async function write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
		try {
			const done = await store.write(work);
			failedAt = undefined;
			return done;
		} catch (error) {
			if (isStoreFault(error)) failedAt = clock();
			throw error;
		}
	}

	async function isWritable(): Promise<boolean> {
		if (failedAt === undefined) return true;
		if (Math.abs(clock() - failedAt) < TRY_EVERY_MS) return false;
		return write(async (writer) => writer.setEpoch(await writer.epoch())).then(
			() => true,
			(error: unknown) => {
				if (!isStoreFault(error)) throw error;
				return false;
			}
		);
	}

	return { read: store.read, write, isWritable };
}
