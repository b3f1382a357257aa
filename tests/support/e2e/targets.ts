import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Half a pixel less than what is asked: that is what rounding takes. */
const LEAST_PX = 43.5;

/** What can be touched is at least 44 pixels high and wide, but for links within a line of text (WCAG 2.5.5, 2.5.8). */
export async function expectLargeTargets(page: Page): Promise<void> {
	const small = await page.evaluate(targetsBelow, LEAST_PX);
	expect(small, `${page.url()}: too small to touch`).toEqual([]);
}

/** Runs in the page. */
function targetsBelow(leastPx: number): string[] {
	const controls = 'a[href], button, summary, select, textarea, input, [role="option"]';
	return [...document.querySelectorAll<HTMLElement>(controls)]
		.filter((control) => isShown(control) && !isInText(control) && !isOwned(control))
		.map(targetOf)
		.filter((target) => sizeOf(target).some((px) => px < leastPx))
		.map((target) => {
			const name = target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 40);
			return `${target.tagName} “${name}”: ${sizeOf(target).join(' × ')}`;
		});

	function isShown(control: HTMLElement): boolean {
		return control.checkVisibility({ visibilityProperty: true }) && !isCutAway(control);
	}

	/** There for who hears the page. */
	function isCutAway(element: HTMLElement): boolean {
		const { clipPath } = getComputedStyle(element);
		return (
			clipPath === 'inset(50%)' ||
			(element.parentElement !== null && isCutAway(element.parentElement))
		);
	}

	function isInText(control: HTMLElement): boolean {
		const around = [...(control.parentElement?.childNodes ?? [])];
		return (
			getComputedStyle(control).display === 'inline' &&
			around.some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
		);
	}

	/** A file's control is opened by its button. */
	function isOwned(control: HTMLElement): boolean {
		return control.matches('[type=file], [type=hidden]');
	}

	function targetOf(control: HTMLElement): HTMLElement {
		const isMark = control.matches('[type=checkbox], [type=radio]');
		return (isMark && (control as HTMLInputElement).labels?.[0]) || control;
	}

	function sizeOf(target: HTMLElement): number[] {
		const { width, height } = target.getBoundingClientRect();
		return [width, height];
	}
}
