/**
 * Does this at once, or a frame after the last dialog closed: what changes behind a dialog, or as it closes, is not read
 * out. Returns what drops it.
 */
export function onceInFront(act: () => void): () => void {
	if (!isBehind()) {
		act();
		return () => {};
	}
	let frame = requestAnimationFrame(look);
	return () => cancelAnimationFrame(frame);

	function look(): void {
		frame = requestAnimationFrame(isBehind() ? look : act);
	}
}

function isBehind(): boolean {
	return document.querySelector('dialog:modal') !== null;
}
