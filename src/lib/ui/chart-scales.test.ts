import { describe, expect, it } from 'vitest';
import { drawChart, type ChartSeries } from './chart-scales.ts';

const series = (values: (number | null)[]): ChartSeries[] => [
	{ key: 'beds', label: 'Bedden', tone: 'beds', values }
];

describe('a chart', () => {
	it('starts at nought and reaches above its highest number', () => {
		const { rows, bottom } = drawChart(series([98, 101, 110]), 600, 240);
		expect(rows[0]).toEqual({ y: bottom, n: 0 });
		expect(rows.at(-1)!.n).toBeGreaterThanOrEqual(110);
	});

	it('has whole numbers only beside it, also where there are few beds', () => {
		const { rows } = drawChart(series([1, 0, 1]), 600, 240);
		expect(rows.map(({ n }) => n)).toEqual([0, 1]);
	});

	it('draws no line where nothing is known', () => {
		expect(drawChart(series([null, null]), 600, 240).paths[0]!.d).toBe('');
		const gap = drawChart(series([4, null, 4]), 600, 240).paths[0]!.d;
		expect(gap.match(/M/g)).toHaveLength(2);
	});

	it('draws a number that stands alone as long as its day', () => {
		const { paths, xOf } = drawChart(series([null, 4, null]), 600, 240);
		const [from, to] = [...paths[0]!.d.matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
		expect(from! < xOf(1) && xOf(1) < to!).toBe(true);
	});

	it('names fewer days where there is less room, and always the last', () => {
		const days = Array.from({ length: 31 }, () => 4);
		const wide = drawChart(series(days), 1200, 240).columns;
		const narrow = drawChart(series(days), 288, 240).columns;
		expect(wide.length).toBeGreaterThan(narrow.length);
		expect(narrow.at(-1)!.at).toBe(30);
		for (const { x } of narrow) expect(x).toBeLessThan(288);
	});
});
