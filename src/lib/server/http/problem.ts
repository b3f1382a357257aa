import type { HttpCode } from '../../sync/codes.ts';
import type { Problem } from '../../sync/messages.ts';

type Extra = { detail?: string; errors?: Problem['errors']; headers?: Record<string, string> };

const TITLES: Record<HttpCode, string> = {
	'sign-in': 'Sign in first',
	origin: 'The request does not come from this app',
	'client-of-another': 'This client id belongs to another person',
	'too-large': 'The body is too large',
	'media-type': 'The body must be JSON',
	shape: 'The request does not have the right shape',
	'update-app': 'This version of the app is too old',
	rate: 'Too many requests',
	busy: 'The server cannot answer now',
	'not-found': 'There is nothing here',
	forbidden: 'This is not allowed',
	method: 'This method is not supported here',
	incident: 'Something went wrong in the server'
};

/** The one form of every error under /api: `application/problem+json`. */
export function problem(status: number, code: HttpCode, extra: Extra = {}): Response {
	const body: Problem = {
		type: `urn:problem-type:opvangbord:${code}`,
		title: TITLES[code],
		status,
		code,
		detail: extra.detail,
		errors: extra.errors
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: { ...extra.headers, 'content-type': PROBLEM_TYPE }
	});
}

const PROBLEM_TYPE = 'application/problem+json';

export function isProblem(response: Response): boolean {
	return response.headers.get('content-type') === PROBLEM_TYPE;
}

/** The code that goes with a status that something else than our own code answered. */
export function codeOfStatus(status: number): HttpCode {
	return BY_STATUS[status] ?? (status >= 500 ? 'incident' : 'shape');
}

const BY_STATUS: Record<number, HttpCode> = {
	401: 'sign-in',
	403: 'forbidden',
	404: 'not-found',
	405: 'method',
	413: 'too-large',
	415: 'media-type',
	426: 'update-app',
	429: 'rate',
	503: 'busy'
};
