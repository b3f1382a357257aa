import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import './tokens.css';
import './base.css';
import Stepper from './Stepper.svelte';

afterEach(() => {
	vi.useRealTimers();
	document.documentElement.style.fontSize = '';
});

const more = { name: 'Aankomst: 1 erbij' };
const less = { name: 'Aankomst: 1 eraf' };

test('a tap is one step up or down', async () => {
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Aankomst', value: 4, onchange });
	await screen.getByRole('button', more).click();
	await screen.getByRole('button', less).click();
	expect(onchange.mock.calls).toEqual([[5], [3]]);
});

test('what is no number stays, is told, and keeps a form from being saved with an older one', async () => {
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Aankomst', value: 4, onchange });
	const field = screen.getByRole('textbox', { name: 'Aankomst' });
	const input = field.element() as HTMLInputElement;
	await field.fill('');
	await userEvent.tab();
	expect(input.value).toBe('');
	expect(input.checkValidity()).toBe(false);
	await expect
		.element(field)
		.toHaveAccessibleDescription('Vul een heel getal in van 0 tot 99.999.');
	await field.fill('3 of 4');
	expect(input.validationMessage).toMatch(/^Vul een heel getal in/);
	await field.fill('6');
	expect(input.checkValidity()).toBe(true);
	await expect.element(field).not.toHaveAttribute('aria-describedby');
	expect(onchange.mock.calls).toEqual([[6]]);
});

test('it does not go below its least', async () => {
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Aankomst', value: 1, min: 1, onchange });
	const button = screen.getByRole('button', less);
	await expect.element(button).toHaveAttribute('aria-disabled', 'true');
	(button.element() as HTMLElement).click();
	expect(onchange).not.toHaveBeenCalled();
});

test('holding on repeats, letting go ends it, and the click that ends it is no extra step', async () => {
	vi.useFakeTimers();
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Aankomst', value: 4, onchange });
	const button = screen.getByRole('button', more).element() as HTMLElement;
	button.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
	expect(onchange).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1000);
	const steps = onchange.mock.calls.length;
	expect(steps).toBeGreaterThan(3);

	button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
	button.click();
	vi.advanceTimersByTime(5000);
	expect(onchange).toHaveBeenCalledTimes(steps);
});

test('holding on counts on from each number, as the screen follows', async () => {
	vi.useFakeTimers();
	const seen: number[] = [];
	const props = { label: 'Aankomst', value: 4, onchange: follow };
	const screen = await render(Stepper, props);
	function follow(value: number): void {
		seen.push(value);
		void screen.rerender({ ...props, value });
		flushSync();
	}
	const button = screen.getByRole('button', more).element();
	button.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
	vi.advanceTimersByTime(700);
	expect(seen.slice(0, 3)).toEqual([5, 6, 7]);
});

test('a finger that scrolls past counts nothing', async () => {
	vi.useFakeTimers();
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Aankomst', value: 4, onchange });
	const button = screen.getByRole('button', more).element() as HTMLElement;
	button.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
	button.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true }));
	vi.advanceTimersByTime(5000);
	expect(onchange).not.toHaveBeenCalled();
});

test('a number is typed, and what is no number never becomes one', async () => {
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Telling', value: 4, onchange });
	const input = screen.getByRole('textbox', { name: 'Telling' });
	await expect.element(input).toHaveAttribute('inputmode', 'numeric');
	await input.fill('1.200');
	expect(onchange).toHaveBeenLastCalledWith(1200);
	await input.fill('veel');
	expect(onchange).toHaveBeenCalledTimes(1);
	await userEvent.tab();
	await expect.element(input).toHaveValue('veel');
	await screen.getByRole('button', { name: 'Telling: 1 erbij' }).click();
	expect(onchange).toHaveBeenLastCalledWith(5);
	await expect.element(input).toHaveValue('4');
});

test('arrow keys count too', async () => {
	const onchange = vi.fn();
	const screen = await render(Stepper, { label: 'Telling', value: 4, onchange });
	await screen.getByRole('textbox', { name: 'Telling' }).click();
	await userEvent.keyboard('{ArrowUp}{ArrowDown}');
	expect(onchange.mock.calls).toEqual([[5], [3]]);
});

test('the number before and the difference stand beside it', async () => {
	const props = { label: 'Telling', value: 106, previous: 102, onchange: () => {} };
	const screen = await render(Stepper, props);
	await expect.element(screen.getByText('Was 102')).toBeVisible();
	await expect.element(screen.getByText('verschil +4')).toBeVisible();
	await screen.rerender({ ...props, value: 102 });
	await expect.element(screen.getByText('geen verschil')).toBeVisible();
});

test('nothing to touch is under 56 px', async () => {
	const screen = await render(Stepper, {
		label: 'Aankomst',
		value: 4,
		size: 'normal',
		quick: [1, 2],
		onchange: () => {}
	});
	for (const button of screen.getByRole('button').elements())
		expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(56);
});

test.each([
	{ width: 240, text: '' },
	{ width: 283, text: '' },
	{ width: 309, text: '' },
	{ width: 240, text: '212.5%' },
	{ width: 309, text: '212.5%' },
	{ width: 570, text: '212.5%' }
])('five digits are seen whole in $width pixels with text at "$text"', async ({ width, text }) => {
	document.documentElement.style.fontSize = text;
	for (const size of ['large', 'normal'] as const) {
		const props = { label: 'Telling', value: 99_999, size, onchange: () => {} };
		const screen = await render(Stepper, props);
		screen.container.style.width = `${width}px`;
		const input = screen.getByRole('textbox').element();
		expect(input.scrollWidth).toBeLessThanOrEqual(input.clientWidth);
		expect(parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(24);
		await screen.unmount();
	}
});
