import { setTimeout as delay } from 'node:timers/promises';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { MAX_BATCH, type PushResponse } from '../../../src/lib/sync/messages.ts';
import { BY_TELEPHONE } from '../../support/wire/people.ts';
import type { Random } from '../../support/wire/seeded-random.ts';
import type { Answer } from '../../support/wire/http-sender.ts';
import type { WireClient } from '../../support/wire/wire-client.ts';

/** An edit from the moment when it was entered; `at` is when its receipt came. All in ms of one clock. */
export type Written = {
	uuid: string;
	locationId: string;
	n: number;
	enteredAt: number;
	at: number | undefined;
};

export type SteadyWriter = ReturnType<typeof startSteadyWriter>;

type Options = {
	/** One device's way to each app instance, with the session of one person. */
	ways: WireClient[];
	locationIds: string[];
	random: Random;
};

const EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 60_000;

/**
 * A device that enters one arrival after the other and sends what has no receipt yet, oldest first. When an answer
 * fails it asks the other app instance, soon: it is there to measure how long nobody can write.
 */
export function startSteadyWriter({ ways, locationIds, random }: Options) {
	const written = new Map<string, Written>();
	const wrong: string[] = [];
	let queue: Mutation[] = [];
	let way = 0;
	let isEntering = true;
	let giveUpAt = Infinity;

	function enter(): void {
		const locationId = random.pick(locationIds);
		const n = 1 + random.below(3);
		const args = { locationId, entry: { kind: 'arrive', n }, ...BY_TELEPHONE };
		const mutation = ways[0]!.toMutation({ name: 'occupancy.record', args });
		queue.push(mutation);
		const { uuid } = mutation;
		written.set(uuid, { uuid, locationId, n, enteredAt: performance.now(), at: undefined });
	}

	async function send(): Promise<void> {
		const batch = queue.slice(0, MAX_BATCH);
		const answer = await ways[way]!.sendPush(ways[0]!.toRequest(batch)).catch(() => undefined);
		if (answer?.status === 200) return take(answer.json() as PushResponse);
		const why = answer && whyWrong(answer);
		if (why) wrong.push(why);
		way = (way + 1) % ways.length;
	}

	function take({ results, stop }: PushResponse): void {
		const at = performance.now();
		if (stop) wrong.push(`S2: a writer was stopped: ${stop}`);
		for (const { uuid, status } of results) {
			if (status !== 'applied') wrong.push(`S12: an arrival is ${status}`);
			written.get(uuid)!.at ??= at;
		}
		queue = queue.filter(({ uuid }) => written.get(uuid)!.at === undefined);
	}

	const working = (async () => {
		while (isEntering || (queue.length > 0 && performance.now() < giveUpAt)) {
			if (isEntering) enter();
			await send();
			await delay(EVERY_MS);
		}
	})();

	return {
		written,
		wrong,
		/** Enters nothing more and sends the rest, or what goes out within a minute. */
		async finish(): Promise<void> {
			giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
			isEntering = false;
			await working;
			for (const client of ways) client.close();
		}
	};
}

/** A database that is away is `busy` and nothing else: no sign-in, no incident of ours. */
function whyWrong({ status, text }: Answer): string | undefined {
	const isBusy = status === 503 && text.includes('"busy"');
	return isBusy ? undefined : `S18: a push was answered ${status}: ${text.slice(0, 300)}`;
}
