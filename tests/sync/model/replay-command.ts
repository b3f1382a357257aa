import { parseArgs } from 'node:util';
import type { BackendName } from './backends.ts';
import { BACKENDS } from './every-backend.ts';

/** Where a schedule is found again. */
export type Place = { store: BackendName; seed: number; path: string };

/** What somebody types to see a schedule once more. */
export function commandOf({ store, seed, path }: Place): string {
	return `npm run soak -- --store ${store} --seed ${seed} --path ${path}`;
}

export type SoakOrder = {
	/** One schedule, and nothing else. */
	replay: Place | undefined;
	/** Which stores, all of them when none is named. */
	stores: BackendName[];
	/** Ends after so long and goes on there the next time. */
	minutes: number;
	/** Forgets how far it was. */
	isAnew: boolean;
};

/** Throws on what it does not know. */
export function readSoakOrder(args: string[]): SoakOrder {
	const { values } = parseArgs({
		args,
		options: {
			store: { type: 'string' },
			seed: { type: 'string' },
			path: { type: 'string' },
			minutes: { type: 'string', default: 'Infinity' },
			anew: { type: 'boolean', default: false }
		}
	});
	const { store, seed, path } = values;
	if (store !== undefined && !isBackend(store)) throw new Error(`no store is called ${store}`);
	const isReplay = store !== undefined && seed !== undefined && path !== undefined;
	return {
		replay: isReplay ? { store, seed: Number(seed), path } : undefined,
		stores: store === undefined ? (Object.keys(BACKENDS) as BackendName[]) : [store],
		minutes: Number(values.minutes),
		isAnew: values.anew
	};
}

function isBackend(name: string): name is BackendName {
	return Object.hasOwn(BACKENDS, name);
}
