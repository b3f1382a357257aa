import type { ClientDeps } from './deps.ts';

/** What nobody looks at waits for the first figures, but not for ever: a page may follow none. */
const LONGEST_MS = 3000;

export type FirstScreen = {
	/** Figures were handed to the page, or there are none to come. */
	shown(): void;
	/** Done when they are drawn. */
	drawn: Promise<void>;
	/** From now on it waits at most `LONGEST_MS`. */
	begin(): void;
};

/** Until the first screen stands, the processor belongs to it. Where nothing is drawn nothing waits. */
export function createFirstScreen({ afterPaint, timers }: ClientDeps): FirstScreen {
	const { promise: drawn, resolve } = Promise.withResolvers<void>();
	if (!afterPaint) resolve();
	let isShown = false;

	function shown(): void {
		if (isShown) return;
		isShown = true;
		afterPaint?.(resolve);
	}

	return { shown, drawn, begin: () => void (afterPaint && timers.set(resolve, LONGEST_MS)) };
}
