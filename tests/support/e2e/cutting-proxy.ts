import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A connection that lets requests through and loses answers. */
export type CuttingProxy = {
	url: string;
	/** From now on the answers to this path never arrive. */
	cut(path: string): void;
	/** From now on everything arrives. */
	mend(): void;
	/** How many answers were lost so far. */
	readonly lost: number;
	remove(): Promise<void>;
};

export async function createCuttingProxy(target: string): Promise<CuttingProxy> {
	const { port } = new URL(target);
	let cutPath: string | undefined;
	let lost = 0;

	const proxy = createServer((incoming, answer) => {
		// The path decides when the request comes: an answer under way when it is mended is still lost.
		const isCut = incoming.url === cutPath;
		const { method, url, headers } = incoming;
		const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
			if (isCut) found.on('end', () => ((lost += 1), lose(incoming))).resume();
			else pass(found, answer);
		});
		onward.on('error', () => lose(incoming));
		answer.on('close', () => onward.destroy());
		incoming.pipe(onward);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');

	return {
		url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
		cut: (path) => (cutPath = path),
		mend: () => (cutPath = undefined),
		get lost() {
			return lost;
		},
		async remove() {
			proxy.closeAllConnections();
			proxy.close();
			await once(proxy, 'close');
		}
	};
}

function lose({ socket }: IncomingMessage): void {
	socket.destroy();
}

function pass(found: IncomingMessage, answer: ServerResponse): void {
	answer.writeHead(found.statusCode!, found.headers);
	answer.flushHeaders();
	found.pipe(answer);
	found.on('error', () => answer.destroy());
}
