/** Every page is drawn on the device; the one prerendered page is the shell. */
export const ssr = false;
export const prerender = false;
