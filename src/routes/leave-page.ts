const NAME = 'opvangbord:leave';

type Leaving = CustomEvent<() => void>;

/**
 * Does what takes the page that is open away without going to another: a new start, another person. What is unsaved on
 * it asks first.
 */
export function leavePage(leaving: () => void): void {
	const event: Leaving = new CustomEvent(NAME, { detail: leaving, cancelable: true });
	if (window.dispatchEvent(event)) leaving();
}

/** Who cancels the event does what it holds once the person agrees. Returns how to stop. */
export function onLeavePage(ask: (event: Leaving) => void): () => void {
	const listener = (event: Event) => ask(event as Leaving);
	window.addEventListener(NAME, listener);
	return () => window.removeEventListener(NAME, listener);
}
