import type { Reroute } from '@sveltejs/kit';

/** Where no page is. */
const NOWHERE = '/-';

/** What was cut off or mistyped halfway a `%` names no page either; Kit would stop on it, with nothing on the screen. */
export const reroute: Reroute = ({ url }) => {
	try {
		decodeURI(url.pathname);
	} catch {
		return NOWHERE;
	}
};
