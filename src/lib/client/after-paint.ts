/**
 * Runs when the browser has drawn what stands on the page now: a frame is drawn right after its callbacks, and nothing
 * else comes between. A page that nobody sees is not drawn, so there it runs at once.
 */
export function afterPaint(run: () => void): void {
	if (document.visibilityState === 'hidden') return void setTimeout(run);
	requestAnimationFrame(() => setTimeout(run));
}
