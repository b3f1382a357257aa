import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Terms from './Terms.svelte';

test('meanings open and close with the keyboard, and the focus stays with the button', async () => {
	const screen = await render(Terms, { terms: ['snijverlies', 'gross'] });
	const button = screen.getByRole('button', { name: 'Wat betekent dit?' });
	await userEvent.tab();
	await expect.element(button).toHaveFocus();
	await expect.element(screen.getByText('Bruto vrij')).not.toBeInTheDocument();
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('term').first()).toHaveTextContent('Snijverlies');
	await expect.element(screen.getByText(/^Alle bedden min de bezette/)).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(screen.getByText('Bruto vrij')).not.toBeVisible();
	await expect.element(button).toHaveFocus();
});

test('a tap on the button beside the meanings closes them', async () => {
	const screen = await render(Terms, { terms: ['rcvs'] });
	await screen.getByRole('button', { name: 'Wat betekent dit?' }).click();
	await expect.element(screen.getByText('RCVS', { exact: true })).toBeVisible();
	await screen.getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(screen.getByText('RCVS', { exact: true })).not.toBeVisible();
});
