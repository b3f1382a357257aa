import { ORIGIN } from '../../server/test-server.ts';
import type { HttpSender, Sent } from '../wire/http-sender.ts';
import type { AppInstance } from './app-instance.ts';

/** The way of a wire client to an app instance in this process. */
export function createInstanceSender({ call }: Pick<AppInstance, 'call'>): HttpSender {
	return {
		async send(path, { method = 'GET', headers = {}, body }: Sent = {}) {
			// A request to other places is none to the app.
			const init = { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) };
			const response = await call(new URL(path, ORIGIN).href.slice(ORIGIN.length), init);
			const bytes = Buffer.from(await response.arrayBuffer());
			const text = bytes.toString('utf8');
			return {
				status: response.status,
				headers: Object.fromEntries(response.headers),
				...{ bytes, text, json: () => JSON.parse(text) as unknown }
			};
		},
		open: () => Promise.reject(new Error('streams are asked of a server')),
		close: () => {}
	};
}
