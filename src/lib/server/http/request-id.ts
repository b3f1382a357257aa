export const REQUEST_ID_HEADER = 'x-request-id';

/** The id that a proxy or client gave this request when it is a plain one, else a new one. */
export function requestIdOf(request: Request, newId: () => string): string {
	const given = request.headers.get(REQUEST_ID_HEADER);
	return given && /^[\w.-]{1,64}$/.test(given) ? given : newId();
}
