import { type IncomingMessage, request } from 'node:http';
import type { OpenStream } from '../../src/lib/client/deps.ts';

/** As a browser's EventSource: closed for good by any answer but 200, opened again when it breaks. */
export function createOpenStream(
	origin: string,
	cookie: () => string,
	retryMs: number
): OpenStream {
	return (path, { message, change }) => {
		let state: 'connecting' | 'open' | 'closed' = 'connecting';
		let stop = () => {};

		function connect(): void {
			const asked = request(new URL(path, origin), { headers: { cookie: cookie() } });
			const breaks = lineBreaker();
			stop = () => asked.destroy();
			asked.on('response', (found) => void read(found));
			asked.on('close', () => lost());
			asked.end();

			async function read(found: IncomingMessage): Promise<void> {
				if (found.statusCode !== 200) return turn('closed');
				turn('open');
				try {
					for await (const chunk of found) for (const data of breaks(String(chunk))) message(data);
				} catch {
					// Cut: `close` follows.
				}
			}
			asked.on('error', () => asked.destroy());
		}

		function lost(): void {
			if (state === 'closed') return;
			turn('connecting');
			const timer = setTimeout(connect, retryMs);
			stop = () => clearTimeout(timer);
		}

		function turn(next: typeof state): void {
			if (state === 'closed') return;
			state = next;
			change();
		}

		connect();
		return {
			isOpen: () => state === 'open',
			isClosed: () => state === 'closed',
			close() {
				state = 'closed';
				stop();
			}
		};
	};
}

/** The data of the blocks that are complete by now. */
function lineBreaker(): (text: string) => string[] {
	let rest = '';
	return (text) => {
		const blocks = (rest + text).split('\n\n');
		rest = blocks.pop()!;
		return blocks.filter((block) => block.startsWith('data: ')).map((block) => block.slice(6));
	};
}
