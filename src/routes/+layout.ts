import { version } from '$app/environment';
import { createBrowserClient } from '$lib/client/browser.ts';
import type { LayoutLoad } from './$types';

/** Every page is drawn on the device; the one prerendered page is the shell. */
export const ssr = false;
export const prerender = false;

/** The data on this device is opened while the page is still being fetched and put together. */
export const load: LayoutLoad = ({ params, untrack }) => {
	const client = createBrowserClient({ version });
	const locationId = untrack(() => params.id);
	const started = client.start(locationId).then(
		() => 'done' as const,
		async (error: unknown) => {
			reportError(error);
			return loadStartFailed();
		}
	);
	return { client, started };
};

/** What went wrong may keep this from coming too: then a sentence stands in its place. */
async function loadStartFailed() {
	try {
		return (await import('./frame/StartFailed.svelte')).default;
	} catch (error) {
		reportError(error);
		return 'failed' as const;
	}
}
