import { problem } from '../sync/messages.ts';
import type { ClientDeps } from './deps.ts';

/** What became of a request; nobody has to catch anything. */
export type Answer =
	| { is: 'ok'; body: unknown; sentAt: number; gotAt: number; headers: Headers }
	| {
			is: 'refused';
			status: number;
			code: string;
			detail: string;
			retryAfterMs: number | undefined;
	  }
	/** No answer, or one that is not ours: a proxy's page, half a body. */
	| { is: 'unreachable'; why: string };

export type SendRequest = (
	path: string,
	init: RequestInit & { timeoutMs: number }
) => Promise<Answer>;

export function createRequest({
	fetch,
	clock,
	timers
}: Pick<ClientDeps, 'fetch' | 'clock' | 'timers'>): SendRequest {
	return async (path, { timeoutMs, ...init }) => {
		const abort = new AbortController();
		const timer = timers.set(() => abort.abort(new Error('timeout')), timeoutMs);
		const sentAt = clock();
		try {
			const response = await fetch(path, { cache: 'no-store', ...init, signal: abort.signal });
			const text = await response.text();
			return readAnswer(response, text, { sentAt, gotAt: clock() });
		} catch (error) {
			return { is: 'unreachable', why: String(error) };
		} finally {
			timers.clear(timer);
		}
	};
}

function readAnswer(
	response: Response,
	text: string,
	times: { sentAt: number; gotAt: number }
): Answer {
	const body = parseJson(text);
	if (response.ok && (body !== undefined || text === ''))
		return { is: 'ok', body, ...times, headers: response.headers };
	const found = problem.safeParse(body);
	const retryAfterMs = readRetryAfter(response.headers, times.gotAt);
	if (!found.success && !isKnownStatus(response.status))
		return { is: 'unreachable', why: `status ${response.status}` };
	return {
		is: 'refused',
		status: response.status,
		code: found.data?.code ?? '',
		detail: found.data?.detail ?? '',
		retryAfterMs
	};
}

/** These mean what they say whoever sends them; a 400 or 403 without our problem is somebody else's. */
function isKnownStatus(status: number): boolean {
	return status === 401 || status === 413 || status === 429 || status === 503;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A moment counts from the sender's own now: this device's clock may be days off. */
function readRetryAfter(headers: Headers, gotAt: number): number | undefined {
	const header = headers.get('retry-after');
	if (header === null) return undefined;
	const sentAt = Date.parse(headers.get('date') ?? '');
	const now = Number.isNaN(sentAt) ? gotAt : sentAt;
	const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
	return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
