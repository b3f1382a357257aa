type Held = { target: HTMLElement; index: number };

/**
 * An attachment for a list of which the items move or go while somebody is at one of them: the focus goes along with
 * its item, else to the item that stands in its place, and of a list that is empty to `otherwise` (WCAG 2.4.3).
 */
export function keepFocus(otherwise: () => HTMLElement | undefined = () => undefined) {
	return (list: HTMLElement): (() => void) => {
		let held: Held | undefined;

		function hold({ target }: FocusEvent): void {
			if (!(target instanceof HTMLElement)) return;
			held = { target, index: [...list.children].findIndex((item) => item.contains(target)) };
		}

		/** Who leaves the list by himself is let go; what takes the focus away comes with a change of the list first. */
		function release(): void {
			const left = held;
			setTimeout(() => {
				if (held === left) held = undefined;
			});
		}

		const watch = new MutationObserver((changes) => {
			const isTaken = changes.some(({ removedNodes }) =>
				[...removedNodes].some((node) => held && node.contains(held.target))
			);
			if (!held || !isTaken || document.activeElement !== document.body) return;
			const next = held.target.isConnected ? held.target : inPlace(list, held.index);
			(next ?? otherwise())?.focus({ preventScroll: true });
		});

		list.addEventListener('focusin', hold);
		list.addEventListener('focusout', release);
		watch.observe(list, { childList: true });
		return () => {
			list.removeEventListener('focusin', hold);
			list.removeEventListener('focusout', release);
			watch.disconnect();
		};
	};
}

function inPlace({ children }: HTMLElement, index: number): HTMLElement | undefined {
	const item = children[Math.min(index, children.length - 1)];
	if (item instanceof HTMLElement && item.hasAttribute('tabindex')) return item;
	return item?.querySelector<HTMLElement>('a[href], button') ?? undefined;
}
