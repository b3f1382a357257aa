import type { Me } from '../../domain/schema/person.ts';
import { scopeOf } from './scope.ts';
import type { Sync } from './sync.ts';

const HEARTBEAT_MS = 25_000;

/** How soon a browser opens the stream again, ms. */
const RETRY = 'retry: 1000\n\n';

/** One person's stream: an event per region on opening, then a hint whenever one of them has news (S23). */
export async function openEventStream(
	sync: Pick<Sync, 'hub' | 'store'>,
	me: Me,
	/** Calls back when the session ends before its time; returns the way to stop listening. */
	onSessionEnded: (ended: () => void) => () => void
): Promise<Response> {
	const { scope, regions } = await sync.store.read(async (reader) => {
		const found = await scopeOf(reader, me);
		return { scope: found, regions: await reader.regions(found.regionIds) };
	});
	const text = new TextEncoder();
	let stop = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const write = (part: string) => controller.enqueue(text.encode(part));
			const send = (region: string, version: number) =>
				write(`data: ${JSON.stringify({ region, version })}\n\n`);
			const close = sync.hub.open({ regionIds: new Set(scope.regionIds), send });
			const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
			const stopListening = onSessionEnded(() => {
				stop();
				controller.close();
			});
			stop = () => {
				clearInterval(beat);
				stopListening();
				close();
			};

			write(RETRY);
			for (const { id, version } of regions) send(id, version);
		},
		cancel: () => stop()
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
}
