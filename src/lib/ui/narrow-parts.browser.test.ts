import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import './tokens.css';
import './base.css';
import SiteAndRooms from './SiteAndRooms.svelte';
import StepChart from './StepChart.svelte';

const root = document.documentElement;

afterEach(async () => {
	root.style.fontSize = '';
	delete root.dataset.theme;
	await emulate([]);
});

async function emulate(features: { name: string; value: string }[]): Promise<void> {
	const session = cdp() as unknown as { send(method: string, to: object): Promise<unknown> };
	await session.send('Emulation.setEmulatedMedia', { features });
}

test.each([
	{ width: 240, text: '' },
	{ width: 320, text: '' },
	{ width: 318, text: '212.5%' }
])(
	'both figures are seen beside each other in $width pixels with text at "$text"',
	async ({ width, text }) => {
		root.style.fontSize = text;
		const lines = [
			{ name: 'Buiten gebruik', site: 1200, rooms: 1188 },
			{ name: 'Fragmentation', site: 3, rooms: 12 }
		];
		const screen = await render(SiteAndRooms, { lines });
		screen.container.style.width = `${width}px`;
		const scroll = screen.getByRole('region').element();
		expect(scroll.scrollWidth).toBeLessThanOrEqual(scroll.clientWidth);
		const [site, rooms] = ['1.200', '1.188'].map((n) =>
			screen.getByText(n).element().getBoundingClientRect()
		);
		expect(site!.top).toBe(rooms!.top);
	}
);

test('in the colours of the system each line of a chart is in one of them, also where the theme is another', async () => {
	root.dataset.theme = 'dark';
	await emulate([
		{ name: 'forced-colors', value: 'active' },
		{ name: 'prefers-color-scheme', value: 'light' }
	]);
	const tones = ['beds', 'occupied', 'free'] as const;
	const series = tones.map((tone, at) => ({ key: tone, label: tone, tone, values: [at, at + 1] }));
	const screen = await render(StepChart, { title: 'Verloop', series, labels: ['ma', 'di'] });
	const of = (query: string) => getComputedStyle(screen.container.querySelector(query)!);
	const system = (color: string) => {
		screen.container.style.setProperty('color', color);
		return getComputedStyle(screen.container).color;
	};
	const text = system('CanvasText');
	expect(of('text').fill).toBe(text);
	expect(tones.map((tone) => of(`figcaption .${tone}`).stroke)).toEqual([
		text,
		text,
		system('Highlight')
	]);
});
