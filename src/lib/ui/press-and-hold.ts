import type { Attachment } from 'svelte/attachments';

const HOLD_MS = 400;
const REPEAT_MS = 110;
const FAST_MS = 40;
const FAST_AFTER = 12;

/**
 * A click is one step, holding on repeats it and then runs. The step comes with the click, not with the touch, so
 * that a finger that scrolls past counts nothing and keys and screen readers do the same.
 */
export function pressAndHold(step: () => void): Attachment<HTMLElement> {
	return (element) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let repeated = 0;

		function press(event: PointerEvent): void {
			release();
			repeated = 0;
			if (event.button === 0) timer = setTimeout(repeat, HOLD_MS);
		}

		function repeat(): void {
			repeated += 1;
			step();
			timer = setTimeout(repeat, repeated > FAST_AFTER ? FAST_MS : REPEAT_MS);
		}

		function release(): void {
			clearTimeout(timer);
			timer = undefined;
		}

		function click(): void {
			release();
			if (repeated === 0) step();
			repeated = 0;
		}

		function keepMenuAway(event: Event): void {
			if (timer !== undefined || repeated > 0) event.preventDefault();
		}

		const listeners = { pointerdown: press, click, contextmenu: keepMenuAway };
		const endings = ['pointerup', 'pointerleave', 'pointercancel', 'blur'];
		for (const [name, listener] of Object.entries(listeners))
			element.addEventListener(name, listener as EventListener);
		for (const name of endings) element.addEventListener(name, release);
		return () => {
			release();
			for (const [name, listener] of Object.entries(listeners))
				element.removeEventListener(name, listener as EventListener);
			for (const name of endings) element.removeEventListener(name, release);
		};
	};
}
