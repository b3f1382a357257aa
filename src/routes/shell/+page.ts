/** The file that answers every navigation, online and from the service worker: no page of its own. */
export const prerender = true;
