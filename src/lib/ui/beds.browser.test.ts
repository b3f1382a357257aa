import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import './tokens.css';
import './base.css';
import BedBar from './BedBar.svelte';
import LastBeds from './LastBeds.svelte';
import LedgerSum from './LedgerSum.svelte';

const figures = {
	realised: 110,
	occupied: 102,
	outOfService: 2,
	outOfServiceBy: { repair: 2 },
	snijverlies: { household: 2 },
	snijverliesDeclared: { household: 5 },
	reserved: 1,
	overcrowded: 0,
	overpromised: 0
};

const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const rows = (container: HTMLElement) =>
	[...container.querySelectorAll('tr')].map((row) => [...row.cells].map(textOf).join(' | '));

test('every bed has its cell, and the picture says itself in words', async () => {
	const screen = await render(BedBar, { figures });
	const picture = screen.getByRole('img', {
		name: '110 bedden: 102 bezet, 1 gereserveerd, 2 snijverlies, 2 buiten gebruik, 3 vrij'
	});
	await expect.element(picture).toBeVisible();
	expect(picture.element().children).toHaveLength(110);
	expect(picture.element().querySelectorAll('.free')).toHaveLength(3);
});

test('when the figures change, beds that stay what they were are the same ones on the page', async () => {
	const screen = await render(BedBar, { figures });
	const picture = screen.getByRole('img').element();
	const before = [...picture.children];
	await screen.rerender({ figures: { ...figures, realised: 109, occupied: 100 } });
	const after = [...picture.children];
	expect(after).toHaveLength(109);
	expect(after.every((bed, at) => bed === before[at])).toBe(true);
	expect(picture.querySelectorAll('.occupied')).toHaveLength(100);
	expect(picture.querySelectorAll('.free')).toHaveLength(4);
	await screen.rerender({ figures });
	expect(picture.children).toHaveLength(110);
	expect(picture.querySelectorAll('.free')).toHaveLength(3);
});

test('above 250 a bar takes over', async () => {
	const many = { ...figures, realised: 2658, occupied: 2650 };
	const screen = await render(BedBar, { figures: many });
	expect(screen.getByRole('img').element().children.length).toBeLessThan(8);
});

test('a place without beds says so', async () => {
	const none = { ...figures, realised: 0, occupied: 0, outOfService: 0, reserved: 0 };
	const screen = await render(BedBar, { figures: { ...none, snijverlies: {} } });
	await expect.element(screen.getByRole('img', { name: 'Geen bedden' })).toBeInTheDocument();
});

test('a row shows only beds that are not simply occupied, and of every kind at least one', async () => {
	const empty = { ...figures, occupied: 20 };
	const screen = await render(LastBeds, { figures: empty, most: 20 });
	const picture = screen.getByRole('img').element();
	expect(picture.querySelectorAll('.occupied')).toHaveLength(0);
	expect(picture.children.length).toBeLessThanOrEqual(20);
	for (const kind of ['reserved', 'lost', 'out', 'free'])
		expect(picture.querySelectorAll(`.${kind}`).length).toBeGreaterThanOrEqual(1);
	expect(picture.getAttribute('aria-label')).toContain('85 vrij');
});

test('how many more there are stands on one line, however narrow its row', async () => {
	const screen = await render(LastBeds, { figures: { ...figures, occupied: 0 }, most: 20 });
	screen.container.style.width = '100px';
	const more = screen.getByText('+91').element();
	expect(more.getClientRects()).toHaveLength(1);
	expect(more.getBoundingClientRect().height).toBeLessThan(30);
});

test('the opened sum shows each part, what was stated above it, and the press figure (D4, D6)', async () => {
	const { container } = await render(LedgerSum, { figures, largest: 2 });
	expect(rows(container)).toEqual([
		'Bedden | 110',
		'Bezet | −min 102',
		'Gereserveerd | −min 1',
		'Niet te geven (snijverlies) opgegeven 5, telt mee 2 · Gezin deelt de kamer niet: 2 | −min 2',
		'Buiten gebruik Reparatie: 2 | −min 2',
		'Plekken vrij | 3',
		'Grootste groep bij elkaar | 2',
		'Bruto vrij (bedden − bezet) | 8'
	]);
});

test('a sum with an overfull room beside a free one adds up on screen (D2)', async () => {
	const sum = { ...figures, realised: 8, occupied: 8, overcrowded: 2, reserved: 0 };
	const rooms = { ...sum, outOfService: 0, outOfServiceBy: {}, snijverlies: {} };
	const { container } = await render(LedgerSum, {
		figures: { ...rooms, snijverliesDeclared: {} }
	});
	expect(rows(container)).toContain('Mensen zonder bed (te veel) | +plus 2');
	expect(rows(container)).toContain('Plekken vrij | 2');
});

test('the meanings beside a sum hold the kind of location that the page names', async () => {
	const screen = await render(LedgerSum, { figures, kind: 'hub' });
	await screen.getByRole('button', { name: 'Wat betekent dit?' }).click();
	await expect.element(screen.getByText(/^Een plek voor korte tijd/)).toBeVisible();
	await expect.element(screen.getByText('G.O.O.', { exact: true })).not.toBeInTheDocument();
});
