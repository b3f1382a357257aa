/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { showMessages } from './messages.ts';
import { isKept } from './is-kept.ts';

declare const self: ServiceWorkerGlobalScope;

const SHELL = '/shell';

/** Built files carry a hash in their name; the others are new with each version. */
const entries = [
	...build.filter(isKept).map((url) => ({ url, revision: null })),
	...[...files.filter(isKept), ...prerendered].map((url) => ({ url, revision: version }))
];

precacheAndRoute(entries, { cleanURLs: false, ignoreURLParametersMatching: [] });
registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { denylist: [/^\/api\//] }));
cleanupOutdatedCaches();

// So that the page of the very first visit, too, works on when the network goes.
clientsClaim();

// A new version waits until a person accepts it (lib/client/app-update.ts).
self.addEventListener('message', (event: ExtendableMessageEvent) => {
	const { type } = (event.data ?? {}) as { type?: string };
	if (type === 'SKIP_WAITING') void self.skipWaiting();
});

showMessages(self);
