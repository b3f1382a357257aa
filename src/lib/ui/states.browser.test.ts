import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FreshnessTag from './FreshnessTag.svelte';
import SendingState from './SendingState.svelte';
import StripState from './StripState.svelte';
import type { StripStatus } from './strip-status.ts';

const textOf = (container: HTMLElement) => container.textContent.replace(/\s+/g, ' ').trim();

test.each([
	['fresh', 'Actueel: 08:12'],
	['ageing', 'Wordt oud: 08:12'],
	['stale', 'Oud: 08:12']
] as const)('%s has its own word and icon beside the time', async (state, text) => {
	const { container } = await render(FreshnessTag, { state, text: '08:12' });
	expect(textOf(container)).toBe(text);
	expect(container.querySelectorAll('svg')).toHaveLength(1);
});

test('a place that nobody ever counted says so', async () => {
	const screen = await render(FreshnessTag, { state: 'never' });
	await expect.element(screen.getByText('Nooit bevestigd')).toBeVisible();
});

test.each([
	['on-device', 'Op dit apparaat'],
	['sending', 'Wordt verzonden'],
	['received', 'Ontvangen door RCVS 14:32'],
	['check', 'Controleren'],
	['failed', 'Niet gelukt']
] as const)('sending state %s reads %s (S17)', async (state, text) => {
	const { container } = await render(SendingState, { state, at: '14:32', live: true });
	expect(textOf(container)).toBe(text);
	expect(container.querySelector('[aria-live="polite"]')).not.toBeNull();
});

const quiet: StripStatus = {
	connected: true,
	waiting: 0,
	othersWaiting: 0,
	lastReceipt: '08:12',
	pulled: '08:15',
	signIn: null,
	check: null
};

test('the strip says when the RCVS last received something of this person, else how old the figures are', async () => {
	const { container, rerender } = await render(StripState, { status: quiet });
	expect(textOf(container)).toBe('Laatst ontvangen door RCVS 08:12');
	await rerender({ status: { ...quiet, lastReceipt: null } });
	expect(textOf(container)).toBe('Cijfers van 08:15');
	await rerender({ status: { ...quiet, lastReceipt: null, pulled: null } });
	expect(textOf(container)).toBe('Nog geen cijfers opgehaald');
});

test('before it is read what was fetched, the strip says nothing of it (S17)', async () => {
	const { container } = await render(StripState, {
		status: { ...quiet, lastReceipt: null, pulled: undefined }
	});
	expect(textOf(container)).toBe('');
});

test('without a connection it says so, and how much waits', async () => {
	const { container } = await render(StripState, {
		status: { ...quiet, connected: false, waiting: 1200 }
	});
	expect(textOf(container)).toContain('1.200 op dit apparaat');
	expect(textOf(container)).toContain('Geen verbinding');
});

test('with an ended session the number waiting is the way to sign in', async () => {
	const screen = await render(StripState, {
		status: { ...quiet, waiting: 4, signIn: '/' }
	});
	await expect
		.element(screen.getByRole('link', { name: /^Nog 4 op dit apparaat/ }))
		.toHaveAttribute('href', '/');
});

test("somebody else's edits and what waits for a person are named (S4, S20)", async () => {
	const { container } = await render(StripState, {
		status: { ...quiet, othersWaiting: 3, check: { count: 2, href: '/' } }
	});
	expect(textOf(container)).toContain('3 van een ander op dit apparaat');
	expect(textOf(container)).toContain('Controleren: 2');
});

test('that nobody can see whether somebody else has something unsent is not said to be nothing (S20)', async () => {
	const { container } = await render(StripState, { status: { ...quiet, othersWaiting: null } });
	expect(textOf(container)).toContain('Misschien nog iets van een ander op dit apparaat');
});
