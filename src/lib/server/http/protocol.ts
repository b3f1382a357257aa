import { z } from '../../domain/schema/zod.ts';
import { protocolOnly } from '../../sync/messages.ts';
import { PROTOCOL } from '../../sync/version.ts';
import { problem } from './problem.ts';

const RETRY_AFTER_SECONDS = '30';

/** An older app must be updated; a newer one meets a server that is about to be. */
export function checkProtocol(protocol: number): Response | null {
	if (protocol < PROTOCOL) return problem(426, 'update-app');
	if (protocol > PROTOCOL)
		return problem(503, 'busy', { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
	return null;
}

/** Of a body, before its shape: an app of another version would only hear that its shape is wrong. */
export function checkProtocolOf(body: unknown): Response | null {
	const parsed = z.safeParse(protocolOnly, body);
	return parsed.success ? checkProtocol(parsed.data.protocol) : null;
}

/** Of a body that was too long to read to its end; our own messages say it first. */
export function checkProtocolAtStart(text: string): Response | null {
	const leading = /^\s*\{\s*"protocol"\s*:\s*(\d{1,9})\b/.exec(text);
	return leading ? checkProtocol(Number(leading[1])) : null;
}
