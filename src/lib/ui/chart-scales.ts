import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** One line of a chart; null = nothing is known at that point. */
export type ChartSeries = {
	key: string;
	label: string;
	tone: 'beds' | 'occupied' | 'free';
	values: (number | null)[];
};

/** Room around the lines for what is written beside the axes, in px. */
const MARGIN = { top: 12, right: 28, bottom: 28, left: 44 };
const PX_A_LABEL = 76;
const TICKS = 4;

export type ChartDrawing = {
	paths: { key: string; tone: ChartSeries['tone']; d: string }[];
	rows: { y: number; n: number }[];
	columns: { x: number; at: number }[];
	left: number;
	right: number;
	bottom: number;
	top: number;
	xOf: (at: number) => number;
};

/** Where everything of a chart stands. It starts at nought: a small difference is not drawn large. */
export function drawChart(series: ChartSeries[], width: number, height: number): ChartDrawing {
	const count = series[0]?.values.length ?? 0;
	const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
	const bottom = height - MARGIN.bottom;
	const x = scaleBand<number>([...Array(count).keys()], [MARGIN.left, right]);
	const y = scaleLinear([0, highestOf(series)], [bottom, MARGIN.top]).nice(TICKS);
	const xOf = (at: number) => (x(at) ?? MARGIN.left) + x.bandwidth() / 2;
	const path = line<Corner>()
		.defined(({ n }) => n !== null)
		.x(({ at }) => MARGIN.left + at * x.bandwidth())
		.y(({ n }) => y(n ?? 0));
	return {
		paths: series.map(({ key, tone, values }) => ({
			key,
			tone,
			d: path(values.flatMap(toCorners)) ?? ''
		})),
		rows: y
			.ticks(TICKS)
			.filter(Number.isInteger)
			.map((n) => ({ y: y(n), n })),
		columns: labelled(count, right - MARGIN.left).map((at) => ({ x: xOf(at), at })),
		left: MARGIN.left,
		right,
		bottom,
		top: MARGIN.top,
		xOf
	};
}

type Corner = { at: number; n: number | null };

/** A number holds for the whole of its point, so that one alone is seen too. */
function toCorners(n: number | null, at: number): Corner[] {
	return [
		{ at, n },
		{ at: at + 1, n }
	];
}

function highestOf(series: ChartSeries[]): number {
	return Math.max(1, ...series.flatMap(({ values }) => values.map((n) => n ?? 0)));
}

/** As many points get a label as there is room for, counted back from the last one. */
function labelled(count: number, width: number): number[] {
	const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / PX_A_LABEL))));
	return [...Array(count).keys()].filter((at) => (count - 1 - at) % every === 0);
}
