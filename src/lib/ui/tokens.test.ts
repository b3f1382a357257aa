import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const THEMES = ['light', 'dark'] as const;
const tokens = readTokens();

/** Text on what it stands on. */
const TEXTS: [string, string][] = [
	...pairs(
		['text', 'text-soft', 'brand', 'free', 'lost', 'reserved', 'alarm'],
		['paper', 'surface']
	),
	['on-brand', 'brand'],
	['on-header', 'header'],
	['text', 'brand-soft'],
	['brand', 'brand-soft'],
	...pairs(['text', 'text-soft'], ['out-soft', 'occupied-soft']),
	...['free', 'reserved', 'lost', 'alarm'].flatMap((name): [string, string][] => [
		[name, `${name}-soft`],
		['text', `${name}-soft`]
	])
];

/** Shapes that mean something: cells, borders of what can be touched, the focus ring. */
const SHAPES: [string, string][] = [
	...pairs(
		['line-strong', 'occupied', 'reserved', 'lost', 'out', 'free', 'alarm', 'focus'],
		['paper', 'surface']
	),
	['lost', 'lost-soft'],
	['out', 'out-soft'],
	['focus', 'focus-inverse']
];

describe.each(THEMES)('in the %s theme', (theme) => {
	test.each(TEXTS)('%s on %s reads at 4.5 : 1', (text, ground) => {
		expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(SHAPES)('%s on %s shows at 3 : 1', (shape, ground) => {
		expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
	});
});

function pairs(fronts: string[], grounds: string[]): [string, string][] {
	return fronts.flatMap((front) => grounds.map((ground): [string, string] => [front, ground]));
}

function readTokens(): Map<string, Record<(typeof THEMES)[number], string>> {
	const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').split('@media')[0]!;
	const lines = css.matchAll(
		/--nl-color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g
	);
	return new Map(
		[...lines].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }])
	);
}

function colour(name: string, theme: (typeof THEMES)[number]): string {
	const found = tokens.get(name);
	if (!found) throw new Error(`no colour ${name} in tokens.css`);
	return found[theme];
}

/** WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) =>
		linear(Number.parseInt(hex.slice(at, at + 2), 16))
	);
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function linear(channel: number): number {
	const value = channel / 255;
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
