/** A browser's `fetch` with the cookie of this server. */
export function createCookieFetch(origin: string) {
	let cookie = '';

	async function send(path: string, init: RequestInit): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('origin', origin);
		if (cookie) headers.set('cookie', cookie);
		const found = await fetch(origin + path, { ...init, headers });
		const [set] = found.headers.getSetCookie();
		if (set) cookie = set.split(';')[0]!;
		return found;
	}

	return { fetch: send, cookie: () => cookie };
}
