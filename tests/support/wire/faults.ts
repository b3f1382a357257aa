import { gzipSync } from 'node:zlib';
import { MAX_BODY_BYTES } from '../../../src/lib/sync/messages.ts';
import { PROTOCOL } from '../../../src/lib/sync/version.ts';
import type { Sent } from './http-sender.ts';

/** A right request to an endpoint, before something is made wrong with it. */
export type RightRequest = Sent & { path: string; headers: Record<string, string> };

export type Fault = keyof typeof FAULTS;

/** What can be wrong with a request, each as a change of a right one. */
export const FAULTS = {
	'no session': ({ headers: { cookie: _, ...headers }, ...right }) => ({ ...right, headers }),
	'forged session': (right) => withHeaders(right, { cookie: 'opvangbord=token.c2lnbmF0dXJl' }),
	'foreign origin': (right) => withHeaders(right, { origin: 'https://elsewhere.example' }),
	'no origin': (right) => withHeaders(right, { origin: 'null' }),
	'cross-site': (right) => withHeaders(right, { 'sec-fetch-site': 'cross-site' }),
	'same site without origin': (right) => withHeaders(right, { 'sec-fetch-site': 'same-origin' }),
	'a form': (right) => withHeaders(right, { 'content-type': 'application/x-www-form-urlencoded' }),
	'plain text': (right) => withHeaders(right, { 'content-type': 'text/plain' }),
	'packed in another way': (right) => withHeaders(right, { 'content-encoding': 'br' }),
	'older protocol': (right) => withProtocol(right, PROTOCOL - 1),
	'newer protocol': (right) => withProtocol(right, PROTOCOL + 1),
	'too large': (right) => withBody(right, `"${'x'.repeat(MAX_BODY_BYTES)}"`),
	'far too large': (right) => withBody(right, `"${'x'.repeat(3 * MAX_BODY_BYTES)}"`),
	'too large unpacked': (right) =>
		withHeaders(withBody(right, gzipSync(`"${'x'.repeat(100 * MAX_BODY_BYTES)}"`)), {
			'content-encoding': 'gzip'
		}),
	'no gzip': (right) => withHeaders(right, { 'content-encoding': 'gzip' }),
	'no JSON': (right) => withBody(right, '{"protocol":1,'),
	'no body': (right) => withBody(right, ''),
	'another shape': (right) =>
		withBody({ ...right, path: right.path.replace('limit=', 'limit=x') }, '{"protocol":1}'),
	'another method': (right) => ({ ...right, method: 'PATCH' }),
	'a longer path': (right) => ({ ...right, path: right.path.replace(/(?=\?|$)/, '/more') })
} satisfies Record<string, (right: RightRequest) => RightRequest>;

function withHeaders(right: RightRequest, headers: Record<string, string>): RightRequest {
	return { ...right, headers: { ...right.headers, ...headers } };
}

function withBody(right: RightRequest, body: string | Uint8Array): RightRequest {
	return { ...right, body };
}

/** In the query of a pull, in the body of a push. */
function withProtocol(right: RightRequest, protocol: number): RightRequest {
	const body =
		typeof right.body === 'string'
			? right.body.replace(/"protocol":\d+/, `"protocol":${protocol}`)
			: undefined;
	return { ...right, path: right.path.replace(/protocol=\d+/, `protocol=${protocol}`), body };
}
