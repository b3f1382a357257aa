import { beforeEach, expect, test, vi } from 'vitest';
import { page as browser } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { clientDouble, liveDouble } from '../client-double.ts';
import MainMenu from './MainMenu.svelte';

const { page } = vi.hoisted(() => ({
	page: {
		params: { id: undefined as string | undefined },
		url: new URL('http://opvang.test/locaties')
	}
}));
vi.mock('$app/state', () => ({ page }));

const waiting = {
	...{ id: 'dog', kind: 'question', state: 'open', answers: [], isOwn: false, mayAnswer: true }
};

beforeEach(() => localStorage.clear());

async function openMenu(questions: object[] = []) {
	const read = vi.fn(async () => questions);
	const views = {
		questions: () => ({ read }),
		region: liveDouble({ me: { role: 'rcvs', name: 'Ria' } }).query
	};
	const persons = async () => [];
	const screen = await render(MainMenu, { client: clientDouble({ views, persons }) });
	expect(read).not.toHaveBeenCalled();
	await screen.getByText('Menu', { exact: true }).first().click();
	return screen.getByRole('link', { name: /^Vragen en antwoorden/ });
}

test('what waits is read when the menu opens and stands at its item', async () => {
	page.params.id = undefined;
	const link = await openMenu([waiting]);
	await expect.element(link).toHaveTextContent('Vragen en antwoorden (1 zonder antwoord)');
	await expect.element(link).toHaveAttribute('href', '/vragen');
});

test.each([320, 390])(
	'with text twice as large it is no wider than a screen of %d pixels',
	async (wide) => {
		page.params.id = undefined;
		await browser.viewport(wide, 800);
		document.documentElement.style.fontSize = '200%';
		try {
			const link = await openMenu();
			const menu = link.element().closest('nav')!;
			expect(menu.getBoundingClientRect().width).toBeLessThan(wide - 48);
			expect(menu.scrollWidth).toBeLessThanOrEqual(menu.clientWidth);
		} finally {
			document.documentElement.style.fontSize = '';
		}
	}
);

test('from a page of a location the way to the questions takes that location along', async () => {
	page.params.id = 'kade';
	await expect.element(await openMenu()).toHaveAttribute('href', '/vragen?locatie=kade');
});
