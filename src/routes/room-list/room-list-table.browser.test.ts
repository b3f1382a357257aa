import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ListedRoom, RoomLine } from '$lib/domain/room-list/room-list.ts';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import RoomListTable from './RoomListTable.svelte';

const room: ListedRoom = {
	...{ name: '101', beds: 4, people: 3, floor: 2, note: '' },
	sharedBy: 'mixed-agreed',
	suitable: {}
};
const lines: RoomLine[] = [
	{ line: 2, name: '101', room, problems: [] },
	{ line: 3, name: '102', room: null, problems: [{ code: 'beds-unreadable', text: 'onbekend' }] }
];

/** As narrow as it stands in a card of a page. */
async function show(width: number) {
	await page.viewport(width, 800);
	const list = { location: 'Schip', lines, isCounted: true };
	const screen = await render(RoomListTable, { list, units: [] });
	screen.container.style.width = `${width - 2 * 30}px`;
	await screen.getByText('2 kamers in de lijst').click();
	const scroll = screen.getByRole('region', { name: 'Per kamer' }).element();
	return { screen, overflow: scroll.scrollWidth - scroll.clientWidth };
}

test.each([320, 390, 440, 600, 720])(
	'at %i pixels a line is read without moving sideways',
	async (width) => {
		const { screen, overflow } = await show(width);
		expect(overflow).toBe(0);
		await expect.element(screen.getByRole('rowheader', { name: /^101/ })).toBeVisible();
	}
);

test('where there is room each number has a column of its own, and says it once', async () => {
	const { screen } = await show(1200);
	await expect.element(screen.getByRole('columnheader', { name: 'Verdieping' })).toBeVisible();
	await expect.element(screen.getByRole('rowheader', { name: '101', exact: true })).toBeVisible();
	await page.viewport(1280, 800);
});
