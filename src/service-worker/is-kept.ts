/** Pictures that a system asks for when it installs the app or shows a message that came: then there is a network. */
const ASKED_ONLINE = /\/(icon-192|icon-512|icon-maskable-512|apple-touch-icon)\.png$/;
/** The map is nothing without its pictures, and those come over the network. */
const USED_ONLINE = /\/PinMap\.[^/]+\.(js|css)$/;

/** Whether a file belongs to what works without a network. */
export function isKept(path: string): boolean {
	return !ASKED_ONLINE.test(path) && !USED_ONLINE.test(path);
}
