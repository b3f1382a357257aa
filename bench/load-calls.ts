import { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import type { PullResponse, PushResponse } from '../src/lib/sync/messages.ts';
import type { LoadDevice } from './load-nation.ts';
import { type Answer, createCall, type Position } from './wire-client.ts';

/** What happened to requests: how long those that were answered well took, ms, and how often what else came. */
export type CallLog = { times: Map<string, number[]>; others: Map<string, number> };

/** What a device says of its queue with each request (S22). */
export type Held = { pending: number; oldest: string | null };

const MOST_TRIES = 60;
const PAUSE_MS = 1000;
const PAGE = 2000;

/** A device's own connection; it tries again as the protocol says, and gives up only after a minute or on a refusal. */
export function createCalls(origin: string, { cookie, clientId }: LoadDevice, log: CallLog) {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const call = createCall(origin, agent);

	async function ask(kind: string, send: () => Promise<Answer>): Promise<string> {
		for (let tries = 1; ; tries++) {
			const start = performance.now();
			const answer = await send().catch((error: NodeJS.ErrnoException) => error);
			if (!(answer instanceof Error) && answer.status === 200) {
				noteTime(log, kind, performance.now() - start);
				return answer.body;
			}
			const what = nameOf(answer);
			log.others.set(`${kind} ${what}`, (log.others.get(`${kind} ${what}`) ?? 0) + 1);
			const waitMs = waitOf(answer);
			if (waitMs === undefined || tries === MOST_TRIES) throw new Error(`${kind}: ${what}`);
			await new Promise((resolve) => setTimeout(resolve, waitMs));
		}
	}

	async function pull(kind: string, from: Position, held: Held): Promise<Position> {
		for (let at = from; ;) {
			const query = new URLSearchParams({
				...{ client: clientId, protocol: '1', limit: String(PAGE), ...at },
				...{ pending: String(held.pending), oldest: held.oldest ?? '' }
			});
			const body = await ask(kind, () =>
				call('GET', `/api/sync/pull?${query}`, undefined, { cookie })
			);
			const { scope, epoch, cursor, more } = JSON.parse(body) as PullResponse;
			at = { scope, epoch, cursor };
			if (!more) return at;
		}
	}

	async function push(body: Buffer): Promise<PushResponse> {
		const headers = { cookie, 'content-encoding': 'gzip' };
		return JSON.parse(
			await ask('push', () => call('POST', '/api/sync/push', body, headers))
		) as PushResponse;
	}

	return { pull, push, close: () => agent.destroy() };
}

export function pushBody({ clientId }: LoadDevice, mutations: Mutation[]): Buffer {
	const held = { pending: mutations.length, oldest: mutations[0]?.deviceAt ?? null };
	return gzipSync(JSON.stringify({ protocol: 1, clientId, ...held, mutations }));
}

export function newCallLog(): CallLog {
	return { times: new Map(), others: new Map() };
}

function noteTime({ times }: CallLog, kind: string, ms: number): void {
	const known = times.get(kind) ?? [];
	known.push(ms);
	times.set(kind, known);
}

function nameOf(answer: Answer | NodeJS.ErrnoException): string {
	return answer instanceof Error ? (answer.code ?? answer.message) : String(answer.status);
}

/** undefined: asking again would get the same. */
function waitOf(answer: Answer | Error): number | undefined {
	if (answer instanceof Error) return PAUSE_MS;
	const { status, headers } = answer;
	if (status !== 429 && status < 500) return undefined;
	return Number(headers['retry-after'] ?? PAUSE_MS / 1000) * 1000;
}
