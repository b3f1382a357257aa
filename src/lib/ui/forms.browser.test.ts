import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Choice from './Choice.svelte';
import DateTimeField from './DateTimeField.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import { SEEN_NOW } from './seen-when.ts';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

test('hint and error belong to their field', async () => {
	const screen = await render(TextField, {
		label: 'E-mailadres',
		hint: 'Zoals bij het RCVS.',
		error: 'Vul uw e-mailadres in.'
	});
	const input = screen.getByRole('textbox', { name: 'E-mailadres' });
	await expect
		.element(input)
		.toHaveAccessibleDescription('Zoals bij het RCVS. Vul uw e-mailadres in.');
	await expect.element(input).toHaveAttribute('aria-invalid', 'true');
});

test('a field without an error is not marked', async () => {
	const screen = await render(TextField, { label: 'E-mailadres' });
	await expect.element(screen.getByRole('textbox')).not.toHaveAttribute('aria-invalid');
});

const FULL = { label: 'Waarom?', maxlength: 1000 };

test.each([
	['a line', () => render(TextField, FULL)],
	['a text', () => render(TextArea, FULL)]
])('%s says when no more of it is taken over, and nothing before', async (_what, show) => {
	const screen = await show();
	const input = screen.getByRole('textbox');
	const told = () => screen.getByRole('status').element().textContent;
	await input.fill('x'.repeat(999));
	await expect.poll(told).toBe('');
	await input.fill('x'.repeat(1000));
	await expect.poll(told).toMatch(/Hier passen 1.000 tekens/);
});

test('the focus goes to the first field that is wrong', async () => {
	const screen = await render(TextField, { label: 'Naam', id: 'name' });
	await render(ErrorSummary, { errors: [{ id: 'name', message: 'Vul een naam in.' }] });
	await expect.element(screen.getByRole('textbox', { name: 'Naam' })).toHaveFocus();
	await expect.element(screen.getByRole('link', { name: 'Vul een naam in.' })).toBeVisible();
});

test('a choice is made with the keyboard', async () => {
	const onchange = vi.fn();
	const screen = await render(Choice, {
		legend: 'Huisdieren',
		options: [
			{ value: 'yes', label: 'Ja' },
			{ value: 'no', label: 'Nee' }
		],
		value: 'yes',
		onchange
	});
	await userEvent.tab();
	await userEvent.keyboard('{ArrowDown}');
	expect(onchange).toHaveBeenCalledExactlyOnceWith('no');
	await expect.element(screen.getByRole('group', { name: 'Huisdieren' })).toBeVisible();
});

const now = () => Date.parse('2026-11-22T08:00:00.000Z');

test('"wanneer gezien" is now until it is set back, and starts from now', async () => {
	const onchange = vi.fn();
	const screen = await render(DateTimeField, { value: SEEN_NOW, onchange, now });
	await expect.element(screen.getByRole('radio', { name: 'Nu' })).toBeChecked();
	await screen.getByText('Eerder').click();
	expect(onchange).toHaveBeenCalledExactlyOnceWith({
		at: '2026-11-22T08:00:00.000Z',
		problem: null
	});
});

test('a moment to come is refused beside the field', async () => {
	const onchange = vi.fn();
	const future = { at: '2026-11-22T09:00:00.000Z', problem: 'future' as const };
	const screen = await render(DateTimeField, { value: future, onchange, now });
	const input = screen.getByLabelText('Dag en tijd');
	await expect.element(input).toHaveAccessibleDescription('Dit tijdstip is nog niet geweest.');
	await expect.element(input).toHaveAttribute('max', '2026-11-22T09:00');
	await input.fill('2026-11-22T07:15');
	expect(onchange).toHaveBeenCalledExactlyOnceWith({
		at: '2026-11-22T06:15:00.000Z',
		problem: null
	});
});
