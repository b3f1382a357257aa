import { TEXT_KEPT_DAYS } from '../../domain/questions/blank-old-texts.ts';
import type { Me } from '../../domain/schema/person.ts';
import { createWindowStart } from '../../domain/window.ts';
import type { PushRequest } from '../../sync/messages.ts';
import { forgetQuestions } from '../retention/forget-questions.ts';
import { createEventHub, type EventHub } from './events.ts';
import { type PullOutcome, type PullQuery, takePull } from './pull.ts';
import { type PushOutcome, takePush } from './push.ts';
import { rollWindow } from './roll-window.ts';
import { createTotals } from './totals.ts';
import type { Store } from '../store/store.ts';

type Dependencies = {
	store: Store;
	clock: () => number;
	ids: () => string;
	onFault: (incident: string, fault: unknown) => void;
	/** How long texts of questions and answers are kept. */
	questionDays?: number;
};

/** The sync core behind the endpoints. */
export type Sync = {
	store: Store;
	hub: EventHub;
	push(me: Me, request: PushRequest, requestId: string): Promise<PushOutcome>;
	pull(me: Me, query: PullQuery): Promise<PullOutcome>;
	/** Moves the window's start when a day has passed. */
	roll(): Promise<void>;
	/** Blanks what is kept no longer, and wakes the streams for it (D15, D20). */
	forget(): Promise<void>;
	/** Wakes the streams for what another process wrote, as an import from the command line or another app instance does. */
	follow(): Promise<void>;
};

export function createSync({
	store,
	clock,
	ids,
	onFault,
	questionDays = TEXT_KEPT_DAYS
}: Dependencies): Sync {
	const hub = createEventHub({
		clock,
		setTimer: (run, ms) => setTimeout(run, ms),
		clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
		onFault: (fault) => onFault(ids(), fault)
	});
	const windowStart = createWindowStart();
	const deps = { store, clock, newIncident: ids, onFault, onVersions: hub.poke, windowStart };
	const readTotal = createTotals();
	const roll = async (now: number) => hub.poke(await rollWindow(store, now));
	const rollTo = createRolling(roll, windowStart);

	/** Entries before the window are in no pull, so every opening holds them before one is answered. */
	async function pull(me: Me, query: PullQuery): Promise<PullOutcome> {
		const now = clock();
		await rollTo(now);
		return takePull({ store, clock: () => now, readTotal, windowStart }, me, query);
	}

	async function follow(): Promise<void> {
		const regions = await store.read((reader) => reader.regionVersions());
		hub.poke(Object.fromEntries(regions.map(({ id, version }) => [id, version])));
	}

	return {
		store,
		hub,
		push: (me, request, requestId) => takePush(deps, me, request, requestId),
		pull,
		roll: () => rollTo(clock()),
		forget: async () => hub.poke(await forgetQuestions(store, clock(), questionDays)),
		follow
	};
}

/** Rolls once per window; whoever comes meanwhile waits for the same, and past midnight for the next one too. */
function createRolling(
	roll: (now: number) => Promise<void>,
	windowStart: (now: number) => string
): (now: number) => Promise<void> {
	let rolledTo = '';
	let running: Promise<void> | undefined;

	async function rollOnce(now: number, window: string): Promise<void> {
		try {
			await roll(now);
			rolledTo = window;
		} finally {
			running = undefined;
		}
	}

	return async (now) => {
		const window = windowStart(now);
		while (window > rolledTo) await (running ??= rollOnce(now, window));
	};
}
