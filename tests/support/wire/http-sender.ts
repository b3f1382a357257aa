import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Sent = {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Uint8Array;
};

export type Answer = {
	status: number;
	headers: IncomingHttpHeaders;
	/** As it came, packed or not. */
	bytes: Buffer;
	/** Unpacked. */
	text: string;
	json(): unknown;
};

/** Sends exactly what it is told: a browser or `fetch` would add headers of its own. */
export type HttpSender = {
	send(path: string, sent?: Sent): Promise<Answer>;
	/** The answer as soon as its head is there; for streams. */
	open(path: string, sent?: Sent): Promise<IncomingMessage>;
	close(): void;
};

export function createSender(origin: string): HttpSender {
	const agent = new Agent({ keepAlive: true });

	function open(
		path: string,
		{ method = 'GET', headers, body }: Sent = {}
	): Promise<IncomingMessage> {
		const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		request(new URL(path, origin), { agent, method, headers: { ...length, ...headers } })
			.once('response', resolve)
			.once('error', reject)
			.end(body);
		return promise;
	}

	async function send(path: string, sent?: Sent): Promise<Answer> {
		const response = await open(path, sent);
		const bytes = await buffer(response);
		const text = unpack(bytes, response.headers['content-encoding']).toString('utf8');
		return {
			status: response.statusCode!,
			headers: response.headers,
			bytes,
			text,
			json: () => JSON.parse(text) as unknown
		};
	}

	return { send, open, close: () => agent.destroy() };
}

function unpack(bytes: Buffer, encoding: string | undefined): Buffer {
	if (encoding === 'br') return brotliDecompressSync(bytes);
	return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}
