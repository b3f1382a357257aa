import type { Me } from '../../domain/schema/person.ts';
import type { EventHub } from './events.ts';
import { scopeOf } from './scope.ts';
import type { Sync } from './sync.ts';

const HEARTBEAT_MS = 25_000;

/** Then the browser opens it anew, so that session and rights are looked at again. */
const LIFE_MS = 60 * 60_000;

/** How soon a browser opens the stream again, ms. */
const RETRY = 'retry: 1000\n\n';

type OnSessionEnded = (ended: () => void) => () => void;

/** One person's stream: an event per region on opening, then a hint whenever one of them has news (S23). */
export async function openEventStream(
	sync: Pick<Sync, 'hub' | 'store'>,
	me: Me,
	/** Calls back when the session ends before its time; returns the way to stop listening. */
	onSessionEnded: OnSessionEnded
): Promise<Response> {
	const { regionIds } = await sync.store.read((reader) => scopeOf(reader, me));
	const stream = createEventStream(sync.hub, regionIds, onSessionEnded);
	try {
		// Read after the hub listens: news of this very moment is told twice rather than not at all.
		const regions = await sync.store.read((reader) => reader.regions(regionIds));
		for (const { id, version } of regions) stream.send(id, version);
	} catch (fault) {
		stream.end();
		throw fault;
	}
	return new Response(stream.body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
}

/** Listens to the hub until the device leaves, the session ends or its time is over; after that it is silent. */
function createEventStream(hub: EventHub, regionIds: string[], onSessionEnded: OnSessionEnded) {
	const text = new TextEncoder();
	const { body, controller } = openBody(() => stop());
	let isOpen = true;
	const write = (part: string) => {
		if (isOpen) controller.enqueue(text.encode(part));
	};
	const send = (region: string, version: number) =>
		write(`data: ${JSON.stringify({ region, version })}\n\n`);
	const closeInHub = hub.open({ regionIds: new Set(regionIds), send });
	const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
	const life = setTimeout(end, LIFE_MS);
	const stopListening = onSessionEnded(end);

	function stop(): void {
		isOpen = false;
		clearInterval(beat);
		clearTimeout(life);
		stopListening();
		closeInHub();
	}

	function end(): void {
		if (!isOpen) return;
		stop();
		controller.close();
	}

	write(RETRY);
	return { body, send, end };
}

/** A body that is written to from outside; `onLeft` when nobody reads it any more. */
function openBody(onLeft: () => void) {
	let controller!: ReadableStreamDefaultController<Uint8Array>;
	const body = new ReadableStream<Uint8Array>({
		start: (given) => void (controller = given),
		cancel: onLeft
	});
	return { body, controller };
}
