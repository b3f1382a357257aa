import { hasMap } from '$lib/client/has-map.ts';

/** The map, where there is one now; null where this server has none, or cannot be reached. It is not kept for offline. */
export async function loadMap() {
	if (!(await hasMap())) return null;
	try {
		return (await import('./PinMap.svelte')).default;
	} catch {
		// The connection went, or the server has a newer version than this page: nothing needs the map.
		return null;
	}
}
