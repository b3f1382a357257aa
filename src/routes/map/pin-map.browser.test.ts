import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Pin } from '$lib/domain/schema/location.ts';
import PinMap from './PinMap.svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';

/** One grey dot, stretched: what is on the map does not matter here. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

vi.mock('./map-tiles.ts', async (original) => ({
	...(await original<object>()),
	tilePath: ({ z, x, y }: { z: number; x: number; y: number }) => `${DOT}#${z}/${x}/${y}`
}));

const HERE: Pin = { lat: 52.5125, lon: 6.0915 };

/** Whoever uses it keeps the pin, as a form does. */
async function setUp(start: { pin?: Pin; address?: Pin } = {}, isToLookAt = false) {
	const puts: Pin[] = [];
	const onput = (pin: Pin) => {
		puts.push(pin);
		void screen.rerender({ pin });
	};
	const screen = await render(PinMap, {
		pin: undefined,
		...start,
		...(isToLookAt ? {} : { onput })
	});
	const map = screen.getByRole('application', { name: 'Kaart' });
	await expect.poll(() => zoomOf(map.element())).toBeDefined();
	const focus = () => (map.element() as SVGElement).focus();
	return { screen, map, puts, focus };
}

function hrefs(map: Element): string[] {
	return [...map.querySelectorAll('image')].map((image) => image.getAttribute('href')!);
}

function zoomOf(map: Element): number | undefined {
	const zooms = new Set(hrefs(map).map((href) => Number(/#(\d+)\//.exec(href)![1])));
	return zooms.size === 1 ? [...zooms][0] : undefined;
}

function placeOfPin(map: Element): { x: number; y: number } {
	const [, x, y] = /translate\((\S+) (\S+)\)/.exec(
		map.querySelector('.pin')!.getAttribute('transform')!
	)!;
	return { x: Number(x), y: Number(y) };
}

test('a tap puts the pin where it was tapped, and a text says where that is', async () => {
	const { screen, map, puts } = await setUp();
	expect(zoomOf(map.element())).toBe(7);
	await expect.element(screen.getByText('Er is nog geen pin.')).toBeVisible();
	await map.click({ position: { x: 100, y: 200 } });
	await expect
		.element(screen.getByText(/^De pin staat op 5\d,\d+ noord, \d,\d+ oost\.$/))
		.toBeVisible();
	const { x, y } = placeOfPin(map.element());
	expect(x).toBeCloseTo(100, 0);
	expect(y).toBeCloseTo(200, 0);
	expect(puts).toHaveLength(1);
	expect(puts[0]!.lat).toBe(Number(puts[0]!.lat.toFixed(5)));
});

test('a pin is seen in its street, with how far it is from the address', async () => {
	const { screen, map } = await setUp({ pin: HERE, address: { ...HERE, lat: 52.5134 } });
	expect(zoomOf(map.element())).toBe(16);
	const text = 'De pin staat op 52,5125 noord, 6,0915 oost. Dat is 100 meter van het adres.';
	await expect.element(screen.getByText(text)).toBeVisible();
	expect(map.element().getAttribute('aria-describedby')).toMatch(/-where$/);
	expect(placeOfPin(map.element()).y).toBeCloseTo(160, 0);
});

test('arrow keys move the pin the way they point, plus and minus zoom around it', async () => {
	const { map, puts, focus } = await setUp({ pin: HERE });
	const before = placeOfPin(map.element());
	focus();
	await userEvent.keyboard('{ArrowUp}{ArrowRight}');
	expect(puts).toHaveLength(2);
	expect(puts[1]!.lat).toBeGreaterThan(HERE.lat);
	expect(puts[1]!.lon).toBeGreaterThan(HERE.lon);
	const moved = placeOfPin(map.element());
	expect(moved.x - before.x).toBeCloseTo(8, 0);
	expect(moved.y - before.y).toBeCloseTo(-8, 0);
	await userEvent.keyboard('+');
	expect(zoomOf(map.element())).toBe(17);
	expect(Math.abs(placeOfPin(map.element()).x - moved.x)).toBeLessThanOrEqual(1);
	await userEvent.keyboard('--');
	expect(zoomOf(map.element())).toBe(15);
	expect(puts).toHaveLength(2);
});

test('Enter puts a first pin in the middle, and no key leaves what the map shows', async () => {
	const { map, puts, focus } = await setUp();
	focus();
	await userEvent.keyboard('{Enter}');
	expect(puts[0]!.lat).toBeCloseTo(52.2, 1);
	expect(puts[0]!.lon).toBeCloseTo(5.3, 1);
	expect(zoomOf(map.element())).toBe(7);
	await userEvent.keyboard('-');
	expect(zoomOf(map.element())).toBe(7);
});

test('a drag moves the map and not the pin', async () => {
	const { map, puts } = await setUp({ pin: HERE });
	const before = placeOfPin(map.element());
	const { left, top } = map.element().getBoundingClientRect();
	const at = (type: string, x: number, y: number, buttons: number) =>
		map.element().dispatchEvent(
			new PointerEvent(type, {
				bubbles: true,
				isPrimary: true,
				button: 0,
				buttons,
				clientX: left + x,
				clientY: top + y
			})
		);
	// A pointer that is made here cannot be caught.
	vi.spyOn(map.element(), 'setPointerCapture').mockImplementation(() => {});
	at('pointerdown', 100, 100, 1);
	at('pointermove', 130, 80, 1);
	at('click', 130, 80, 0);
	await expect.poll(() => Math.round(placeOfPin(map.element()).x - before.x)).toBe(30);
	expect(Math.round(placeOfPin(map.element()).y - before.y)).toBe(-20);
	expect(puts).toEqual([]);
	at('pointerdown', 50, 60, 1);
	at('pointermove', 52, 61, 1);
	at('click', 52, 61, 0);
	expect(puts).toHaveLength(1);
});

test('whatever a drag does a button does as well, each big enough for a finger (WCAG 2.5.7)', async () => {
	const { screen, map, puts } = await setUp({ pin: HERE });
	const before = placeOfPin(map.element());
	await screen.getByRole('button', { name: 'Kaart naar links' }).click();
	await expect.poll(() => Math.round(placeOfPin(map.element()).x - before.x)).toBe(120);
	await screen.getByRole('button', { name: 'Kaart naar beneden' }).click();
	await expect.poll(() => Math.round(placeOfPin(map.element()).y - before.y)).toBe(-120);
	await screen.getByRole('button', { name: 'Inzoomen' }).click();
	await expect.poll(() => zoomOf(map.element())).toBe(17);
	expect(puts).toEqual([]);
	await screen.getByRole('button', { name: 'Pin in het midden' }).click();
	expect(puts).toHaveLength(1);
	for (const button of screen.getByRole('button').elements()) {
		const { width, height } = button.getBoundingClientRect();
		expect(Math.min(width, height), button.textContent).toBeGreaterThanOrEqual(44);
	}
});

test('a pin that somebody else moved out of sight is looked up, the map that one moved stays', async () => {
	const { screen, map } = await setUp({ pin: HERE });
	await screen.getByRole('button', { name: 'Kaart naar links' }).click();
	const there = { lat: 51.5, lon: 5.5 };
	await screen.rerender({ pin: there });
	await expect.poll(() => Math.round(placeOfPin(map.element()).y)).toBe(160);
	for (let n = 0; n < 12; n++)
		await screen.getByRole('button', { name: 'Kaart naar boven' }).click();
	expect(placeOfPin(map.element()).y).toBeGreaterThan(320);
});

test('to look at it, the map has no way to put a pin', async () => {
	const { screen, map, puts, focus } = await setUp({ pin: HERE }, true);
	const before = placeOfPin(map.element());
	await expect
		.element(screen.getByRole('button', { name: 'Pin in het midden' }))
		.not.toBeInTheDocument();
	await map.click({ position: { x: 20, y: 20 } });
	focus();
	await userEvent.keyboard('{Enter}');
	expect(placeOfPin(map.element())).toEqual(before);
	await userEvent.keyboard('{ArrowRight}');
	expect(Math.round(placeOfPin(map.element()).x - before.x)).toBe(-120);
	expect(puts).toEqual([]);
});
