import { createHmac, timingSafeEqual } from 'node:crypto';

export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** `__Host-` binds the cookie to this very host; browsers take it over https only. */
export function sessionCookieName(isSecure: boolean): string {
	return isSecure ? '__Host-opvangbord' : 'opvangbord';
}

/** The session token of a request whose signature is ours, with the value as it came. */
export function readSessionCookie(
	request: Request,
	{ name, secret }: { name: string; secret: string }
): { token: string; value: string } | null {
	const value = cookieValue(request.headers.get('cookie') ?? '', name);
	if (!value) return null;
	const signed = decode(value);
	const dot = signed.lastIndexOf('.');
	const token = signed.slice(0, Math.max(dot, 0));
	return isSignedBy(secret, token, signed.slice(dot + 1)) ? { token, value } : null;
}

/** The same cookie again, to last another `SESSION_DAYS`. */
export function renewedCookie(name: string, value: string, isSecure: boolean): string {
	const secure = isSecure ? '; Secure' : '';
	return `${name}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** The cookie's value for a token. */
export function signedToken(token: string, secret: string): string {
	return encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`);
}

/** The first one of that name, as browsers send the most specific first. */
function cookieValue(header: string, name: string): string | undefined {
	for (const pair of header.split(';')) {
		const equals = pair.indexOf('=');
		if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
	}
	return undefined;
}

function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return '';
	}
}

/** better-auth signs the token with HMAC-SHA-256, in base64. */
function isSignedBy(secret: string, token: string, signature: string): boolean {
	const expected = signatureOf(token, secret);
	const given = Buffer.from(signature, 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf(token: string, secret: string): Buffer {
	return createHmac('sha256', secret).update(token).digest();
}
