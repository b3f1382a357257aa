import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ResolvedPathname } from '$app/types';
import HeaderStrip from './HeaderStrip.svelte';

const path = '/' as ResolvedPathname;
const frame = { place: 'Hanzeboot, Deventer', back: { href: path, label: 'Terug' } };

afterEach(() => document.documentElement.style.removeProperty('font-size'));

test.each([
	[320, 1],
	[320, 2],
	[390, 2],
	[810, 1]
])('on %d px with text %d times as large it says which house this is', async (width, times) => {
	await page.viewport(width, 700);
	document.documentElement.style.fontSize = `${times * 100}%`;
	const screen = await render(HeaderStrip, { home: path, frame, status: null });
	const place = screen.getByText(frame.place).element().getBoundingClientRect();
	const back = screen.getByRole('link', { name: 'Terug' }).element().getBoundingClientRect();
	expect(place.width).toBeGreaterThan(6 * 16 * times);
	expect(place.right).toBeLessThanOrEqual(width);
	expect(back.right <= place.left || back.bottom <= place.top).toBe(true);
});
