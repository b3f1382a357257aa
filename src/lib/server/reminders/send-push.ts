import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import webPush from 'web-push';
import type { PushDevice, PushMessage } from '../../sync/reminder-messages.ts';
import { isPushAddress, lookupPublic } from './push-address.ts';
import type { PushKeys } from './push-keys.ts';

/** `gone`: this device will never take one again. */
export type PushOutcome = 'sent' | 'gone' | 'failed';

export type SendPush = (
	device: PushDevice,
	message: PushMessage,
	signal: AbortSignal
) => Promise<PushOutcome>;

export type PushSettings = {
	keys: PushKeys;
	/** Whom the push service may ask about our messages: `mailto:` or https. */
	subject: string;
	/** Also to addresses that are not public, and without https. */
	isPrivateAllowed: boolean;
};

const TIMEOUT_MS = 10_000;
/** A tablet that is off longer than this gets none: by then the location may have been counted. */
const KEPT_SECONDS = 3600;

/** Sends one message: encrypted for the device (RFC 8291), so that the service in between reads nothing of it. */
export function createSendPush({ keys, subject, isPrivateAllowed }: PushSettings): SendPush {
	return async (device, message, signal) => {
		if (!isPrivateAllowed && !isPushAddress(device.endpoint)) return 'gone';
		const { endpoint, headers, body } = webPush.generateRequestDetails(
			device,
			JSON.stringify(message),
			{
				vapidDetails: { subject, ...keys },
				TTL: KEPT_SECONDS,
				topic: 'reminder',
				urgency: 'normal'
			}
		);
		const status = await post(new URL(endpoint), { headers, body }, { signal, isPrivateAllowed });
		if (status === 404 || status === 410) return 'gone';
		return status >= 200 && status < 300 ? 'sent' : 'failed';
	};
}

type Sealed = { headers: Record<string, string | number>; body: Buffer };

/** The status alone: what a push service says beside it is not for us. No redirect is followed. */
function post(
	url: URL,
	{ headers, body }: Sealed,
	{ signal, isPrivateAllowed }: { signal: AbortSignal; isPrivateAllowed: boolean }
): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	const options = {
		method: 'POST',
		headers,
		agent: false,
		signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
		...(isPrivateAllowed ? {} : { lookup: lookupPublic })
	};
	const request = isPrivateAllowed && url.protocol === 'http:' ? requestHttp : requestHttps;
	const sent = request(url, options, (answer) => {
		resolve(answer.statusCode ?? 0);
		answer.destroy();
	});
	sent.once('error', reject);
	sent.end(body);
	return promise;
}
