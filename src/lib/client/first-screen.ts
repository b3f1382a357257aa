import type { ClientDeps } from './deps.ts';

/** What nobody looks at waits for the first figures, but not for ever: a page may follow none. */
const LONGEST_MS = 3000;
/** As long as that for what was entered: a page that is put away has no next frame. */
const LONGEST_FRAME_MS = 100;

export type FirstScreen = {
	/** Figures were handed to the page, or there are none to come. */
	shown(): void;
	/** Done when they are drawn. */
	drawn: Promise<void>;
	/** From now on it waits at most `LONGEST_MS`. */
	begin(): void;
	/** What somebody entered will be handed to the page as soon as it is stored. */
	entering(): void;
	/** It was handed to the page. */
	entered(): void;
	/** Done when that is drawn; undefined where nothing is being drawn. */
	drawing(): Promise<void> | undefined;
};

/**
 * Until the first screen stands, and then what somebody enters, the processor belongs to it. Where nothing is drawn
 * nothing waits.
 */
export function createFirstScreen({ afterPaint, timers }: ClientDeps): FirstScreen {
	const { promise: drawn, resolve } = Promise.withResolvers<void>();
	if (!afterPaint) resolve();
	let isShown = false;
	let frame: PromiseWithResolvers<void> | undefined;
	let isComing = false;

	function shown(): void {
		if (isShown) return;
		isShown = true;
		afterPaint?.(resolve);
	}

	function entering(): void {
		if (!afterPaint) return;
		isComing = true;
		const next = Promise.withResolvers<void>();
		frame = next;
		timers.set(next.resolve, LONGEST_FRAME_MS);
		void next.promise.then(() => {
			if (frame === next) frame = undefined;
		});
	}

	function entered(): void {
		if (!isComing || !frame) entering();
		isComing = false;
		if (frame) afterPaint?.(frame.resolve);
	}

	return {
		shown,
		drawn,
		begin: () => void (afterPaint && timers.set(resolve, LONGEST_MS)),
		entering,
		entered,
		drawing: () => frame?.promise
	};
}
