import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { DEFAULT_SETTINGS } from '$lib/domain/default-settings.ts';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { overwriteGetLocale } from '$messages/runtime';
import { clientDouble, liveDouble, NOW } from '../client-double.ts';
import DayButtons from './DayButtons.svelte';
import DaySummary from './DaySummary.svelte';
import EntryDialog from './EntryDialog.svelte';
import UnitList from './UnitList.svelte';
import { entryDouble, figuresDouble, unitDouble, viewDouble } from './view-double.ts';

const LARGE = '212.5%';
const root = document.documentElement;
const settings = DEFAULT_SETTINGS;

afterEach(async () => {
	root.style.fontSize = '';
	overwriteGetLocale(() => 'nl');
	await page.viewport(1280, 800);
});

const boxOf = (element: Element) => element.getBoundingClientRect();
const widthIn = (container: HTMLElement) => container.scrollWidth - container.clientWidth;

test.each([
	{ width: 1280, text: '' },
	{ width: 810, text: '' },
	{ width: 810, text: LARGE },
	{ width: 390, text: LARGE },
	{ width: 320, text: '' }
])(
	'hundreds of free places stand beside their beds, in $width pixels with text at "$text"',
	async ({ width, text }) => {
		await page.viewport(width, 800);
		root.style.fontSize = text;
		const figures = figuresDouble({ realised: 230, occupied: 3 });
		const view = viewDouble({ figures, placeable: 222 });
		const screen = await render(DaySummary, { view, recent: [], settings, now: NOW });
		const number = screen.container.querySelector('.number')!;
		const beds = screen.getByRole('img').element();
		expect(widthIn(screen.container)).toBeLessThanOrEqual(0);
		expect(beds.scrollWidth).toBeLessThanOrEqual(beds.clientWidth);
		const [n, bed] = [boxOf(number), boxOf(beds)];
		expect(n.bottom <= bed.top || n.left + number.scrollWidth <= bed.left).toBe(true);
	}
);

test.each([
	{ locale: 'nl', width: 358, text: '' },
	{ locale: 'en', width: 358, text: '' },
	{ locale: 'nl', width: 355, text: LARGE }
] as const)(
	'the word of a button stays whole, in $width pixels with text at "$text" ($locale)',
	async ({ locale, width, text }) => {
		overwriteGetLocale(() => locale);
		root.style.fontSize = text;
		const screen = await render(DayButtons, { withMove: true, onopen: () => {} });
		screen.container.style.width = `${width}px`;
		for (const button of screen.getByRole('button').elements()) {
			const words = button.textContent.trim().split(/\s+/);
			const line = document.createRange();
			line.selectNodeContents(button.querySelector('span')!);
			expect(line.getClientRects().length, button.textContent).toBeLessThanOrEqual(words.length);
			expect(boxOf(button).right).toBeLessThanOrEqual(boxOf(screen.container).right + 0.5);
		}
	}
);

test.each([
	{ width: 810, text: '' },
	{ width: 390, text: '' },
	{ width: 320, text: '' },
	{ width: 390, text: LARGE }
])(
	'every figure of a room is seen without moving sideways, in $width pixels with text at "$text"',
	async ({ width, text }) => {
		await page.viewport(width, 800);
		root.style.fontSize = text;
		const units = ['101', 'Zolderkamer links'].map((name) =>
			unitDouble(name, { figures: figuresDouble({ realised: 14, occupied: 12, outOfService: 11 }) })
		);
		const view = viewDouble({ detail: 'units', units });
		const screen = await render(UnitList, { view, settings, now: NOW });
		screen.container.style.width = `${width * 0.91}px`;
		const scroll = screen.getByRole('region', { name: 'Per kamer' }).last().element();
		expect(scroll.scrollWidth).toBeLessThanOrEqual(scroll.clientWidth);
		for (const cell of scroll.querySelectorAll('td'))
			expect(boxOf(cell).right).toBeLessThanOrEqual(boxOf(scroll).right + 0.5);
		await expect.element(screen.getByRole('columnheader', { name: 'Bedden' })).toBeInTheDocument();
	}
);

test.each([
	{ width: 390, height: 420 },
	{ width: 844, height: 390 }
])(
	'a doubt is seen whole above the buttons of its form on a screen of $width by $height (D3)',
	async ({ width, height }) => {
		await page.viewport(width, height);
		const views = { entry: liveDouble(entryDouble()).query };
		const screen = await render(EntryDialog, {
			client: clientDouble({ views }),
			view: viewDouble({ figures: figuresDouble({ occupied: 3 }) }),
			form: { kind: 'recount' },
			refusal: undefined,
			onclose: vi.fn(),
			onsave: async () => true
		});
		const dialog = screen.getByRole('dialog');
		expect(dialog.element().scrollTop).toBe(0);
		await dialog.getByRole('textbox', { name: 'Mensen' }).fill('108');
		const doubt = boxOf(
			dialog
				.getByText(/klopt dat/)
				.element()
				.closest('[role=status]')!
		);
		const save = boxOf(dialog.getByRole('button', { name: 'Opslaan' }).element());
		expect(doubt.bottom).toBeLessThanOrEqual(save.top);
		expect(doubt.top).toBeGreaterThanOrEqual(boxOf(dialog.element()).top);
		expect(boxOf(dialog.getByText('verschil +105').element()).bottom).toBeLessThanOrEqual(
			doubt.top
		);
	}
);
