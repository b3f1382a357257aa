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

/**
 * Where everything of a chart stands. It starts at nought: a small difference is not drawn large. Worked out here: the
 * library for it weighs more than all that is drawn with it.
 */
export function drawChart(series: ChartSeries[], width: number, height: number): ChartDrawing {
	const count = series[0]?.values.length ?? 0;
	const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
	const bottom = height - MARGIN.bottom;
	const step = stepOf(highestOf(series) / TICKS);
	const top = Math.ceil(highestOf(series) / step) * step;
	const band = (right - MARGIN.left) / Math.max(1, count);
	const edge = (at: number) => MARGIN.left + at * band;
	const xOf = (at: number) => edge(at) + band / 2;
	const y = (n: number) => bottom - ((bottom - MARGIN.top) * n) / top;
	return {
		paths: series.map(({ key, tone, values }) => ({ key, tone, d: toPath(values, edge, y) })),
		rows: Array.from({ length: top / step + 1 }, (_, at) => ({ y: y(at * step), n: at * step })),
		columns: labelled(count, right - MARGIN.left).map((at) => ({ x: xOf(at), at })),
		left: MARGIN.left,
		right,
		bottom,
		top: MARGIN.top,
		xOf
	};
}

/** The round whole number, 1, 2 or 5 with noughts, that comes nearest below; at least 1. */
function stepOf(atLeast: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
	const times = [5, 2].find((round) => round * power <= atLeast) ?? 1;
	return times * power;
}

/** A number holds for the whole of its point, so that one alone is seen too; where none is known the line ends. */
function toPath(
	values: (number | null)[],
	edge: (at: number) => number,
	y: (n: number) => number
): string {
	return values
		.map((n, at) => {
			if (n === null) return '';
			const isNew = (values[at - 1] ?? null) === null;
			return `${isNew ? 'M' : 'L'}${round(edge(at))},${round(y(n))}L${round(edge(at + 1))},${round(y(n))}`;
		})
		.join('');
}

function round(px: number): number {
	return Math.round(px * 1000) / 1000;
}

function highestOf(series: ChartSeries[]): number {
	return Math.max(1, ...series.flatMap(({ values }) => values.map((n) => n ?? 0)));
}

/** As many points get a label as there is room for, counted back from the last one. */
function labelled(count: number, width: number): number[] {
	const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / PX_A_LABEL))));
	return [...Array(count).keys()].filter((at) => (count - 1 - at) % every === 0);
}
