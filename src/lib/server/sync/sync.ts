import type { Me } from '../../domain/schema/person.ts';
import type { PushRequest } from '../../sync/messages.ts';
import { createEventHub, type EventHub } from './events.ts';
import { type PullOutcome, type PullQuery, takePull } from './pull.ts';
import { type PushOutcome, takePush } from './push.ts';
import { rollWindow } from './roll-window.ts';
import type { Store } from '../store/store.ts';

type Dependencies = {
	store: Store;
	clock: () => number;
	ids: () => string;
	onFault: (incident: string, fault: unknown) => void;
};

/** The sync core behind the endpoints. */
export type Sync = {
	store: Store;
	hub: EventHub;
	push(me: Me, request: PushRequest, requestId: string): Promise<PushOutcome>;
	pull(me: Me, query: PullQuery): Promise<PullOutcome>;
	/** Moves the window's start when a day has passed. */
	roll(): Promise<void>;
};

export function createSync({ store, clock, ids, onFault }: Dependencies): Sync {
	const hub = createEventHub({
		clock,
		setTimer: (run, ms) => setTimeout(run, ms),
		clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout)
	});
	const deps = { store, clock, newIncident: ids, onFault, onVersions: hub.poke };
	return {
		store,
		hub,
		push: (me, request, requestId) => takePush(deps, me, request, requestId),
		pull: (me, query) => takePull(deps, me, query),
		roll: async () => hub.poke(await rollWindow(store, clock()))
	};
}
