import type { Me } from '../../domain/schema/person.ts';
import { scopeOf } from './scope.ts';
import type { Sync } from './sync.ts';

const HEARTBEAT_MS = 25_000;

/** Then the browser opens it anew, so that session and rights are looked at again. */
const LIFE_MS = 60 * 60_000;

/** How soon a browser opens the stream again, ms. */
const RETRY = 'retry: 1000\n\n';

/** One person's stream: an event per region on opening, then a hint whenever one of them has news (S23). */
export async function openEventStream(
	sync: Pick<Sync, 'hub' | 'store'>,
	me: Me,
	/** Calls back when the session ends before its time; returns the way to stop listening. */
	onSessionEnded: (ended: () => void) => () => void
): Promise<Response> {
	const { regionIds } = await sync.store.read((reader) => scopeOf(reader, me));
	const text = new TextEncoder();
	let stop = () => {};
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			const write = (part: string) => controller.enqueue(text.encode(part));
			const send = (region: string, version: number) =>
				write(`data: ${JSON.stringify({ region, version })}\n\n`);
			let isOpen = true;
			const end = () => {
				stop();
				controller.close();
			};
			const closeInHub = sync.hub.open({ regionIds: new Set(regionIds), send });
			const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
			const life = setTimeout(end, LIFE_MS);
			const stopListening = onSessionEnded(end);
			stop = () => {
				isOpen = false;
				clearInterval(beat);
				clearTimeout(life);
				stopListening();
				closeInHub();
			};

			write(RETRY);
			// Read after the hub listens: news of this very moment is told twice rather than not at all.
			const regions = await sync.store.read((reader) => reader.regions(regionIds));
			if (isOpen) for (const { id, version } of regions) send(id, version);
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
