/**
 * Runs when the browser has drawn what stands on the page now, which is when the next frame begins. A page that nobody sees is not drawn, so there it runs
 * at once.
 */
export function afterPaint(run: () => void): void {
	if (document.visibilityState === 'hidden') return void setTimeout(run);
	requestAnimationFrame(() => requestAnimationFrame(run));
}
