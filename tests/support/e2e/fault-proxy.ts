import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	request as openRequest,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What a request and its answer meet on their way. Shares are hundredths of the body. */
export type LineFault =
	| { is: 'none' }
	/** It never arrives, and who sent it is told so. */
	| { is: 'lost' }
	/** It never arrives, and nobody is told. */
	| { is: 'silence' }
	| { is: 'answer lost' }
	| { is: 'request cut'; at: number }
	| { is: 'answer cut'; at: number }
	| { is: 'delay'; ms: number }
	/** Who sent it is cut off; it arrives all the same, this much later. */
	| { is: 'late'; ms: number }
	/** It arrives twice, the second time after the first answer. */
	| { is: 'twice'; gets: 'first' | 'second' }
	/** Something on the way answers instead of the server. */
	| { is: 'status'; status: number; retryAfter?: string }
	| { is: 'slow'; bytesPerSecond: number };

export type FaultProxy = {
	url: string;
	/** How many requests met this to the end. */
	met(fault: LineFault['is']): number;
	/** Cuts every connection there is, held and open ones alike. */
	cutAll(): void;
	remove(): Promise<void>;
};

type Line = { port: string; incoming: IncomingMessage; answer: ServerResponse };
type Whole = { found: IncomingMessage; bytes: Buffer };

/** Stands before a server and decides for each request what becomes of it. */
export async function createFaultProxy(
	target: string,
	faultOf: (request: IncomingMessage) => LineFault
): Promise<FaultProxy> {
	const { port } = new URL(target);
	const counts = new Map<LineFault['is'], number>();

	async function meet(line: Line): Promise<void> {
		const fault = faultOf(line.incoming);
		await carry(line, fault);
		counts.set(fault.is, (counts.get(fault.is) ?? 0) + 1);
	}

	const proxy = createServer((incoming, answer) => {
		// A server that is gone, or a sender who hung up: the line is cut, as the fault may have done already.
		meet({ port, incoming, answer }).catch(() => incoming.socket.destroy());
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');

	return {
		url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
		met: (fault) => counts.get(fault) ?? 0,
		cutAll: () => proxy.closeAllConnections(),
		async remove() {
			proxy.closeAllConnections();
			proxy.close();
			await once(proxy, 'close');
		}
	};
}

async function carry(line: Line, fault: LineFault): Promise<void> {
	const { incoming, answer } = line;
	switch (fault.is) {
		case 'none':
			return pass(await sendOn(line, incoming), answer);
		case 'lost':
			return cut(incoming);
		case 'silence':
			return void incoming.resume();
		case 'answer lost':
			await exchange(line, await buffer(incoming));
			return cut(incoming);
		case 'request cut':
			sendPart(line, await buffer(incoming), fault.at);
			return cut(incoming);
		case 'answer cut':
			return answerPart(line, await exchange(line, await buffer(incoming)), fault.at);
		case 'delay':
			await delay(fault.ms);
			return pass(await sendOn(line, incoming), answer);
		case 'late': {
			const body = await buffer(incoming);
			cut(incoming);
			await delay(fault.ms);
			await exchange(line, body);
			return;
		}
		case 'twice': {
			const body = await buffer(incoming);
			const first = await exchange(line, body);
			const second = await exchange(line, body);
			return reply(answer, fault.gets === 'first' ? first : second);
		}
		case 'status':
			incoming.resume();
			return answerOfOthers(answer, fault);
		case 'slow':
			return passSlowly(line, fault.bytesPerSecond);
	}
}

function cut({ socket }: IncomingMessage): void {
	socket.destroy();
}

/** To the server; the answer as soon as its head is there. */
async function sendOn(
	{ port, incoming, answer }: Line,
	body: Readable | Buffer
): Promise<IncomingMessage> {
	const { method, url, headers } = incoming;
	const onward = openRequest({ host: '127.0.0.1', port, method, path: url, headers });
	onward.on('error', () => cut(incoming));
	// Only while somebody waits: a late request has to arrive all the same.
	if (!incoming.socket.destroyed) answer.on('close', () => onward.destroy());
	if (Buffer.isBuffer(body)) onward.end(body);
	else body.on('error', () => onward.destroy()).pipe(onward);
	const [found] = (await once(onward, 'response')) as [IncomingMessage];
	return found;
}

async function exchange(line: Line, body: Buffer): Promise<Whole> {
	const found = await sendOn(line, body);
	return { found, bytes: await buffer(found) };
}

async function pass(found: IncomingMessage, answer: ServerResponse): Promise<void> {
	answer.writeHead(found.statusCode!, found.headers);
	answer.flushHeaders();
	await pipeline(found, answer);
}

function reply(answer: ServerResponse, { found, bytes }: Whole): void {
	answer.writeHead(found.statusCode!, found.headers).end(bytes);
}

/** The head promises all of it. */
function sendPart({ port, incoming }: Line, body: Buffer, at: number): void {
	const { method, url, headers } = incoming;
	const onward = openRequest({ host: '127.0.0.1', port, method, path: url, headers });
	onward.on('error', () => cut(incoming));
	onward.write(partOf(body, at), () => onward.destroy());
}

async function answerPart(
	{ incoming, answer }: Line,
	{ found, bytes }: Whole,
	at: number
): Promise<void> {
	answer.writeHead(found.statusCode!, found.headers);
	await new Promise((done) => answer.write(partOf(bytes, at), done));
	cut(incoming);
}

/** Never nothing: an empty write does not leave. */
function partOf(bytes: Buffer, at: number): Buffer {
	return bytes.length < 2 ? bytes : bytes.subarray(0, Math.max(1, (bytes.length * at) / 100));
}

function answerOfOthers(
	answer: ServerResponse,
	{ status, retryAfter }: Extract<LineFault, { is: 'status' }>
): void {
	const headers = {
		'content-type': 'text/html',
		...(retryAfter ? { 'retry-after': retryAfter } : {})
	};
	answer.writeHead(status, headers).end('<html>Not our server</html>');
}

async function passSlowly(line: Line, bytesPerSecond: number): Promise<void> {
	const { incoming, answer } = line;
	const found = await sendOn(line, Readable.from(trickle(incoming, bytesPerSecond)));
	answer.writeHead(found.statusCode!, found.headers);
	await pipeline(Readable.from(trickle(found, bytesPerSecond)), answer);
}

const PIECE_BYTES = 512;

async function* trickle(from: Readable, bytesPerSecond: number): AsyncGenerator<Buffer> {
	for await (const chunk of from as AsyncIterable<Buffer>)
		for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
			const piece = chunk.subarray(at, at + PIECE_BYTES);
			await delay((1000 * piece.length) / bytesPerSecond);
			yield piece;
		}
}
