type Badged = { setAppBadge?: (n: number) => Promise<void>; clearAppBadge?: () => Promise<void> };

/** The number of unsent edits on the icon of the installed app, where the system shows one. */
export async function showBadge(unsent: number, target: object = navigator): Promise<void> {
	const badged: Badged = target;
	try {
		if (unsent > 0) await badged.setAppBadge?.(unsent);
		else await badged.clearAppBadge?.();
	} catch {
		// Not installed, or no right to: the strip on top says the same.
	}
}
