import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createClient, type DeviceClient } from '../src/lib/client/client.ts';
import { createNewId } from '../src/lib/client/new-id.ts';
import { createCookieFetch } from '../tests/outside/cookie-fetch.ts';
import { createOpenStream } from '../tests/outside/device-stream.ts';
import { createOutsideDeps } from '../tests/outside/outside-deps.ts';
import { PASSWORD } from './example-region.ts';

/** The product's own client, on IndexedDB in memory, with a line that can be cut. */
export type Tablet = {
	client: DeviceClient;
	/** Off line at first, so that what it fetches can be timed. */
	setOnline(isOnline: boolean): void;
	/** Sends and fetches until nothing is left; also when a run was on its way already. */
	sync(): Promise<void>;
	/** Done when no edit waits for its receipt. */
	allReceived(): Promise<void>;
	close(): void;
};

const STREAM_RETRY_MS = 1000;
const RUNS = 20;

/** Signed in, with nothing fetched. */
export async function openTablet(origin: string, email: string): Promise<Tablet> {
	const line = createCookieFetch(origin);
	const newId = createNewId();
	let isOnline = true;
	let isOpening = true;

	async function send(path: string, init: RequestInit): Promise<Response> {
		if (!isOnline) throw new TypeError('off line');
		const headers = new Headers(init.headers);
		// As a browser asks for it over https.
		headers.set('accept-encoding', 'br');
		const answer = await line.fetch(path, { ...init, headers });
		// Signed in: what follows is fetching, and that waits until it is timed.
		if (isOpening && path === '/api/me') isOnline = isOpening = false;
		return answer;
	}

	const client = createClient(
		createOutsideDeps({
			...{ dexie: { indexedDB: new IDBFactory(), IDBKeyRange }, haste: 1, fetch: send },
			...{ clock: Date.now, newId: () => newId(Date.now()), random: Math.random },
			openStream: createOpenStream(origin, line.cookie, STREAM_RETRY_MS),
			report: (error) => {
				throw error;
			}
		})
	);
	await client.start();
	const signedIn = await client.session.signIn(email, PASSWORD);
	if (!signedIn.ok) throw new Error(`${email}: ${signedIn.code}`);

	async function sync(): Promise<void> {
		for (let run = 0; run < RUNS; run++) if ((await client.syncNow()) === 'done') return;
		throw new Error('sending and fetching never come to an end');
	}

	function allReceived(): Promise<void> {
		return new Promise((resolve) => {
			const stop = client.subscribe(() => {
				if (client.status.queued > 0) return;
				stop();
				resolve();
			});
		});
	}

	return {
		client,
		setOnline: (online) => void (isOnline = online),
		sync,
		allReceived,
		close: client.close
	};
}
