/** Large pictures that a system asks for once, when it installs the app: then there is a network. */
const FOR_INSTALLING = /\/(icon-512|icon-maskable-512|apple-touch-icon)\.png$/;

/** Whether a file belongs to what works without a network. */
export function isKept(path: string): boolean {
	return !FOR_INSTALLING.test(path);
}
