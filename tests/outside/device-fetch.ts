import { gunzipSync } from 'node:zlib';
import { type PullResponse, pushRequest, type PushResponse } from '../../src/lib/sync/messages.ts';
import { createCookieFetch } from './cookie-fetch.ts';
import { type DeviceHistory, notePage, noteResults, noteSent } from './history.ts';

/** A browser's `fetch` with its cookie; what goes by is written down. */
export function createDeviceFetch(origin: string, history: DeviceHistory) {
	const line = createCookieFetch(origin);

	async function send(path: string, init: RequestInit): Promise<Response> {
		if (path === '/api/sync/push') noteBody(history, init.body);
		return noteAnswer(history, path, await line.fetch(path, init));
	}

	return { ...line, fetch: send };
}

function noteBody(history: DeviceHistory, body: RequestInit['body']): void {
	const text = typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString();
	noteSent(history, pushRequest.parse(JSON.parse(text)).mutations);
}

/** Read to its end first: half an answer is none. */
async function noteAnswer(
	history: DeviceHistory,
	path: string,
	found: Response
): Promise<Response> {
	const text = await found.text();
	const { status, headers } = found;
	if (status === 200 && path === '/api/sync/push')
		noteResults(history, (JSON.parse(text) as PushResponse).results);
	if (status === 200 && path.startsWith('/api/sync/pull'))
		notePage(history, JSON.parse(text) as PullResponse);
	return new Response(text === '' ? null : text, { status, headers });
}
