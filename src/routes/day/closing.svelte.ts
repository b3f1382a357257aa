import { afterPaint } from '$lib/client/after-paint.ts';

/** How a dialog closes: from sight as soon as what stood in it is kept, for good when the page has drawn what that made. */
export function createClosing() {
	let isDone = $state(false);

	async function after(isStored: Promise<boolean>, close: () => void): Promise<void> {
		isDone = await isStored;
		if (!isDone) return;
		await new Promise<void>(afterPaint);
		isDone = false;
		close();
	}

	return {
		get isDone() {
			return isDone;
		},
		after
	};
}
