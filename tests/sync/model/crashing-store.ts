import type { Store } from '../../../src/lib/server/store/store.ts';

/** Between which steps of a push the server dies; after `commit` its answer is lost. */
export const SERVER_CRASHES = ['lock', 'save', 'before commit', 'after commit'] as const;

export type ServerCrash = (typeof SERVER_CRASHES)[number];

export class ServerCrashed extends Error {}

/** The store of a server that can be told to die at the next step of that name. */
export function createCrashingStore(store: Store): {
	store: Store;
	/** Says whether one that was due before has not come. */
	crashAt(at: ServerCrash | null): boolean;
} {
	let due: ServerCrash | null = null;
	const pass = (at: ServerCrash) => {
		if (due !== at) return;
		due = null;
		throw new ServerCrashed(at);
	};
	return {
		crashAt(at) {
			const wasDue = due !== null;
			due = at;
			return wasDue;
		},
		store: {
			read: (work) => store.read(work),
			write: async (work) => {
				const done = await store.write(async (writer) => {
					const result = await work({
						...writer,
						lockRegions: async (ids) => {
							pass('lock');
							return writer.lockRegions(ids);
						},
						save: async (changes) => {
							await writer.save(changes);
							pass('save');
						}
					});
					pass('before commit');
					return result;
				});
				pass('after commit');
				return done;
			}
		}
	};
}
