import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import {
	MAX_BATCH,
	type PullResponse,
	type PushRequest,
	type PushResponse,
	type PushResult,
	type WireRow
} from '../../../src/lib/sync/messages.ts';
import { type Answer, createSender, type Sent } from './http-sender.ts';

/** What a test states of a mutation; the rest is counted up. */
export type Intent = Pick<Mutation, 'name' | 'args'> & Partial<Mutation>;

export type PullState = Pick<PullResponse, 'scope' | 'epoch' | 'cursor'>;

/** Everything a device knows when its pull is complete. */
export type Pulled = {
	state: PullState;
	versions: Record<string, number>;
	pages: PullResponse[];
	/** Rows in the order in which they came. */
	rows: WireRow[];
};

/** One device of one person, without any memory but its own counters. */
export type WireClient = ReturnType<typeof createWireClient>;

export const JSON_BODY = { 'content-type': 'application/json' };
const FROM_THE_START: PullState = { scope: '', epoch: '', cursor: '' };

export function createWireClient(origin: string, cookie?: string, http = createSender(origin)) {
	const clientId = crypto.randomUUID();
	let mid = 0;

	function withCookie(sent: Sent = {}): Sent {
		return { ...sent, headers: { ...(cookie ? { cookie } : {}), ...sent.headers } };
	}

	function send(path: string, sent?: Sent): Promise<Answer> {
		return http.send(path, withCookie(sent));
	}

	function toMutation(intent: Intent): Mutation {
		mid += 1;
		const made = { uuid: crypto.randomUUID(), mid, deviceSeq: mid, v: 1, offsetMs: 0 };
		return { ...made, deviceAt: new Date().toISOString(), ...intent };
	}

	function toRequest(mutations: Mutation[]): PushRequest {
		return { protocol: 1, clientId, pending: mutations.length, oldest: null, mutations };
	}

	function sendPush(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
		return send('/api/sync/push', {
			method: 'POST',
			headers: { ...JSON_BODY, ...headers },
			body: JSON.stringify(body)
		});
	}

	/** One push of these very mutations; any answer but 200 is a fault of the test. */
	async function pushMutations(mutations: Mutation[]): Promise<PushResponse> {
		return okBody(await sendPush(toRequest(mutations)));
	}

	/** Pushes in batches; the results are in the order of the intents. */
	async function push(intents: Intent[]): Promise<PushResult[]> {
		const results: PushResult[] = [];
		for (let start = 0; start < intents.length; start += MAX_BATCH) {
			const batch = intents.slice(start, start + MAX_BATCH).map(toMutation);
			results.push(...(await pushMutations(batch)).results);
		}
		return results;
	}

	function sendPull(query: Record<string, string | number> = {}): Promise<Answer> {
		const full = { client: clientId, protocol: 1, ...FROM_THE_START, ...query };
		const text = Object.entries(full).map(([name, value]) => [name, String(value)]);
		return send(`/api/sync/pull?${new URLSearchParams(text)}`);
	}

	/** Page after page until there is no more. */
	async function pullAll(from: PullState = FROM_THE_START, limit = 2000): Promise<Pulled> {
		const pages: PullResponse[] = [];
		for (let at = from; ;) {
			const page = okBody<PullResponse>(await sendPull({ ...toState(at), limit }));
			pages.push(page);
			at = page;
			if (!page.more) break;
		}
		const last = pages.at(-1)!;
		return {
			state: toState(last),
			versions: last.versions,
			pages,
			rows: pages.flatMap(({ rows }) => rows)
		};
	}

	return {
		clientId,
		cookie,
		send,
		open: (path: string, sent?: Sent) => http.open(path, withCookie(sent)),
		toMutation,
		toRequest,
		sendPush,
		pushMutations,
		push,
		sendPull,
		pullAll,
		close: http.close
	};
}

export function okBody<Body>(answer: Answer): Body {
	if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
	return answer.json() as Body;
}

export function toState({ scope, epoch, cursor }: PullState): PullState {
	return { scope, epoch, cursor };
}

/** Whole rows by type and id, as a device keeps them: deleted ones are gone. */
export function keepRows(rows: WireRow[]): Map<string, WireRow> {
	const kept = new Map<string, WireRow>();
	for (const row of rows) {
		const key = `${row.type} ${row.id}`;
		if (row.deleted) kept.delete(key);
		else kept.set(key, row);
	}
	return kept;
}
