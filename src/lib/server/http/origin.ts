import type { Env } from '../env.ts';
import { problem } from './problem.ts';

type OriginSettings = Pick<Env, 'origin' | 'trustProxy'>;

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A request that changes something and carries a cookie comes from this app, or not from a browser at all; a
 * sign-in without a cookie may not come from somebody else's page either. Kit's own check skips JSON.
 */
export function checkOrigin(request: Request, settings: OriginSettings): Response | null {
	if (SAFE_METHODS.includes(request.method)) return null;
	const origin = request.headers.get('origin');
	if (origin !== null)
		return origin === ownOrigin(request, settings) ? null : problem(403, 'origin');
	return request.headers.has('cookie') && isFromBrowser(request) ? problem(403, 'origin') : null;
}

/** The address at which the browser knows this app. */
export function ownOrigin(request: Request, settings: OriginSettings): string {
	if (settings.origin) return settings.origin;
	const host = request.headers.get('host') ?? new URL(request.url).host;
	return `${schemeOf(request, settings)}://${host}`;
}

/** Whether the browser is on https, which decides the name and attributes of the cookie. */
export function isSecure(request: Request, settings: OriginSettings): boolean {
	return ownOrigin(request, settings).startsWith('https://');
}

/** We never speak TLS ourselves: only a proxy of ours can say that the browser does. */
function schemeOf(request: Request, { trustProxy }: OriginSettings): string {
	if (trustProxy === 0) return 'http';
	const forwarded = request.headers.get('x-forwarded-proto')?.split(',') ?? [];
	return (forwarded.at(-trustProxy) ?? forwarded[0])?.trim() === 'https' ? 'https' : 'http';
}

function isFromBrowser(request: Request): boolean {
	return [...request.headers.keys()].some((name) => name.startsWith('sec-fetch-'));
}
