import { request, Agent } from 'node:http';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import type { PullResponse, PushResponse, WireRow } from '../src/lib/sync/messages.ts';

/** A device without a screen: signs in, pushes gzip, pulls brotli. */
export type WireClient = {
	/** The bytes of each edit as they were stored when it was made (S1). */
	push(stored: string[], pending: number): Promise<PushResponse & { bytesUp: number }>;
	/** All pages from a cursor on; null = from the start. */
	pull(from: Position | null): Promise<{ rows: WireRow[]; at: Position; bytesDown: number }>;
	/** Calls back at every poke; returns the way to stop. */
	listen(onPoke: (version: number) => void): Promise<() => void>;
	close(): void;
};

export type Position = { scope: string; epoch: string; cursor: string };

export async function signIn(origin: string, email: string, password: string): Promise<WireClient> {
	const agent = new Agent({ keepAlive: true });
	const clientId = crypto.randomUUID();
	const call = createCall(origin, agent);
	const answer = await call('POST', '/api/auth/sign-in/email', JSON.stringify({ email, password }));
	const cookie = (answer.headers['set-cookie'] ?? []).map((text) => text.split(';')[0]).join('; ');
	if (answer.status !== 200 || !cookie) throw new Error(`sign-in answered ${answer.status}`);

	async function pullPage(at: Position): Promise<{ page: PullResponse; bytes: number }> {
		const query = new URLSearchParams({ client: clientId, protocol: '1', ...at, limit: '2000' });
		const { status, body, bytes } = await call('GET', `/api/sync/pull?${query}`, undefined, {
			cookie
		});
		if (status !== 200) throw new Error(`pull answered ${status}: ${body}`);
		return { page: JSON.parse(body) as PullResponse, bytes };
	}

	return {
		push: async (stored, pending) => {
			const head = JSON.stringify({ protocol: 1, clientId, pending, oldest: null });
			const body = gzipSync(`${head.slice(0, -1)},"mutations":[${stored.join(',')}]}`);
			const headers = { cookie, 'content-encoding': 'gzip' };
			const { status, body: text } = await call('POST', '/api/sync/push', body, headers);
			if (status !== 200) throw new Error(`push answered ${status}: ${text}`);
			return { ...(JSON.parse(text) as PushResponse), bytesUp: body.length };
		},
		pull: async (from) => {
			let at = from ?? { scope: '', epoch: '', cursor: '' };
			const rows: WireRow[] = [];
			for (let bytesDown = 0; ;) {
				const { page, bytes } = await pullPage(at);
				rows.push(...page.rows);
				bytesDown += bytes;
				at = { scope: page.scope, epoch: page.epoch, cursor: page.cursor };
				if (!page.more) return { rows, at, bytesDown };
			}
		},
		listen: (onPoke) => openStream(origin, agent, cookie, onPoke),
		close: () => agent.destroy()
	};
}

export type Answer = {
	status: number;
	headers: Record<string, string | string[] | undefined> & { 'set-cookie'?: string[] };
	body: string;
	bytes: number;
};

/** One request after the other to this server; the answer is unpacked, whatever its status. */
export function createCall(origin: string, agent: Agent) {
	return (
		method: string,
		path: string,
		body?: string | Buffer,
		headers: Record<string, string> = {}
	): Promise<Answer> =>
		new Promise((resolve, reject) => {
			const sent = request(`${origin}${path}`, {
				method,
				agent,
				headers: {
					...(body === undefined
						? {}
						: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
					'accept-encoding': 'br',
					...headers
				}
			});
			sent.on('error', reject).on('response', (answer) => {
				const parts: Buffer[] = [];
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('end', () => {
					const raw = Buffer.concat(parts);
					const text =
						answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw;
					resolve({
						status: answer.statusCode ?? 0,
						headers: answer.headers,
						body: text.toString('utf8'),
						bytes: raw.length
					});
				});
			});
			sent.end(body);
		});
}

/** Returns the way to stop. */
export function openStream(
	origin: string,
	agent: Agent,
	cookie: string,
	onPoke: (version: number) => void
): Promise<() => void> {
	return new Promise((resolve, reject) => {
		const sent = request(`${origin}/api/sync/events`, { agent, headers: { cookie } });
		sent.on('error', reject).on('response', (answer) => {
			answer.setEncoding('utf8').on('data', (text: string) => {
				for (const [, data] of text.matchAll(/data: (.*)/g))
					onPoke((JSON.parse(data!) as { version: number }).version);
			});
			answer.on('error', () => {});
			resolve(() => sent.destroy());
		});
		sent.end();
	});
}
