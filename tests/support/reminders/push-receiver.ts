import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { PushDevice, PushMessage } from '../../../src/lib/sync/reminder-messages.ts';
import { openPushMessage, type Receiving } from './open-push-message.ts';

export type Received = { path: string; headers: IncomingHttpHeaders; body: Buffer };

/** A browser with its own keys, at this push service. */
export type TestDevice = PushDevice & {
	/** Opened, in the order in which they came. */
	messages(): PushMessage[];
};

export type PushReceiver = Awaited<ReturnType<typeof startPushReceiver>>;

/** A push service on this machine: it takes what it is sent, and can read none of it. */
export async function startPushReceiver() {
	const received: Received[] = [];
	const answers = new Map<string, number>();
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const path = request.url ?? '';
			received.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
			response.writeHead(answers.get(path) ?? 201).end();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const origin = `http://127.0.0.1:${port}`;

	function addDevice(name: string): TestDevice {
		const pair = createECDH('prime256v1');
		pair.generateKeys();
		const receiving: Receiving = { pair, auth: randomBytes(16) };
		const path = `/send/${name}`;
		return {
			endpoint: `${origin}${path}`,
			keys: {
				p256dh: pair.getPublicKey('base64url'),
				auth: receiving.auth.toString('base64url')
			},
			messages: () =>
				received
					.filter((one) => one.path === path)
					.map(({ body }) => JSON.parse(openPushMessage(body, receiving)) as PushMessage)
		};
	}

	return {
		origin,
		received,
		addDevice,
		/** From now on, instead of 201. */
		answer: (name: string, status: number) => void answers.set(`/send/${name}`, status),
		async close(): Promise<void> {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
