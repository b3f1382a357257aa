import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/**
 * Nothing lies over any part of what has the focus (WCAG 2.4.11 and 2.4.12), on the way down the page and on the way
 * back, where the strip on top comes from the other side.
 */
export async function expectFocusInSight(page: Page): Promise<void> {
	const covered = await page.evaluate(coveredWithFocus);
	expect(covered, `${page.url()}: covered while it has the focus`).toEqual([]);
}

/** Runs in the page. */
async function coveredWithFocus(): Promise<string[]> {
	const controls = 'a[href], button, summary, select, textarea, input, [tabindex="0"]';
	const stops = [...document.querySelectorAll<HTMLElement>(controls)];
	// What is open closes when the focus leaves it: onwards from where it is.
	const start = Math.max(0, stops.indexOf(document.activeElement as HTMLElement));
	const onwards = [...stops.slice(start), ...stops.slice(0, start)];
	const covered = new Set<HTMLElement>();
	for (const stop of [...onwards, ...onwards.toReversed()]) {
		// What has the focus already is not brought in sight by that: another window size may have covered it.
		if (document.activeElement === stop) stop.scrollIntoView({ block: 'nearest' });
		stop.focus();
		await Promise.resolve();
		// What is hidden, disabled or behind a dialog does not take it.
		if (document.activeElement === stop && isCovered(stop)) covered.add(stop);
	}
	(document.activeElement as HTMLElement).blur();
	scrollTo(0, 0);
	return Array.from(covered, nameOf);

	/** A radio or checkbox is touched, and marked, by its label. */
	function isCovered(stop: HTMLElement): boolean {
		const owner = stop.closest('label') ?? stop;
		const seen = pointsOf(owner).map(([x, y]) => {
			const at = document.elementFromPoint(x, y);
			return at !== null && owner.contains(at);
		});
		// Of what is taller than the room between the strips a part is in sight.
		const isTall = owner.getBoundingClientRect().height > innerHeight / 2;
		return isTall ? !seen.includes(true) : seen.includes(false);
	}

	/** The middle, and just within each side: corners may be round. */
	function pointsOf(owner: HTMLElement): [number, number][] {
		const { left, right, top, bottom } = owner.getClientRects()[0]!;
		const [x, y] = [(left + right) / 2, (top + bottom) / 2];
		return [
			[x, y],
			[x, top + 2],
			[x, bottom - 2],
			[left + 2, y],
			[right - 2, y]
		];
	}

	function nameOf(stop: HTMLElement): string {
		const name = stop.getAttribute('aria-label') ?? stop.textContent?.trim().slice(0, 40);
		return `${stop.tagName}#${stop.id} “${name}”`;
	}
}
