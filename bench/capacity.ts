import { medianOf, readResults } from './read-results.ts';

/**
 * What places of other sizes would take, as a sum: the medians of `results/stores.jsonl`, which one run of `stores.ts`
 * leaves (`node bench/run.ts stores`), times how much is entered there. Prints the two tables of docs/operations.md.
 */
const EDITS_A_DAY = 15;
const DAYS = 365;
/** Half of the day is entered in one hour. */
const BUSIEST_PER_SECOND = 0.5 / 3600;

const SCALES = [
	{ name: 'one region', regions: 1, locations: 140 },
	{ name: 'the Netherlands', regions: 25, locations: 2000 },
	{ name: 'Europe', regions: 1250, locations: 100_000 },
	{ name: 'the world', regions: 25_000, locations: 2_000_000 }
];

type Line = {
	store: string;
	push: { edits: number; ms: number };
	pull: { ms: number };
	travel: { p50: number; cpuMs: number; databaseCpuMs: number };
	diskBytesPerEdit: number;
};

const lines = readResults<Line>('stores').filter(({ store }) => store !== undefined);
if (lines.length === 0) throw new Error('first: node bench/run.ts stores');
const stores = ['sqlite', 'postgres'].map((store) => costsOf(store));
const [sqlite, postgres] = stores as [Costs, Costs];

type Costs = ReturnType<typeof costsOf>;

print(
	['what', 'SQLite', 'PostgreSQL'],
	[
		['10,000 queued edits over 500 locations, by HTTP', ...both(({ pushMs }) => seconds(pushMs))],
		['a fresh device fetches 11,002 rows', ...both(({ pullMs }) => seconds(pullMs))],
		['an edit from one device to another, median', ...both(({ travelMs }) => `${travelMs} ms`)],
		['… processor of the app for it', ...both(({ cpuMs }) => `${cpuMs} ms`)],
		[
			'… processor of the database beside it',
			...both(({ databaseCpuMs }) => `${databaseCpuMs} ms`)
		],
		['disk for an edit, indexes and audit included', ...both(({ bytes }) => kB(bytes))]
	]
);
print(
	[
		'scale',
		'regions',
		'locations',
		'edits a day',
		'busiest hour, a second',
		'edits a year',
		'cores, SQLite',
		'cores of app + database, PostgreSQL',
		'disk a year, SQLite, PostgreSQL'
	],
	SCALES.map(({ name, regions, locations }) => {
		const aDay = locations * EDITS_A_DAY;
		const aSecond = aDay * BUSIEST_PER_SECOND;
		const aYear = aDay * DAYS;
		const cores = (ms: number) => rounded((aSecond * ms) / 1000);
		return [
			...[name, count(regions), count(locations), count(aDay), rounded(aSecond), count(aYear)],
			cores(sqlite.cpuMs),
			`${cores(postgres.cpuMs)} + ${cores(postgres.databaseCpuMs)}`,
			`${disk(aYear * sqlite.bytes)}, ${disk(aYear * postgres.bytes)}`
		];
	})
);

function costsOf(name: string) {
	const ours = lines.filter(({ store }) => store === name);
	return {
		pushMs: medianOf(ours.map(({ push }) => push.ms)),
		pullMs: medianOf(ours.map(({ pull }) => pull.ms)),
		travelMs: medianOf(ours.map(({ travel }) => travel.p50)),
		cpuMs: medianOf(ours.map(({ travel }) => travel.cpuMs)),
		databaseCpuMs: medianOf(ours.map(({ travel }) => travel.databaseCpuMs)),
		bytes: medianOf(ours.map(({ diskBytesPerEdit }) => diskBytesPerEdit))
	};
}

function both(cell: (costs: Costs) => string): string[] {
	return stores.map(cell);
}

function print(head: string[], rows: string[][]): void {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'), '\n');
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(2)} s`;
}

function kB(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`;
}

function disk(bytes: number): string {
	return bytes < 1e12 ? `${rounded(bytes / 1e9)} GB` : `${rounded(bytes / 1e12)} TB`;
}

function count(value: number): string {
	if (value < 1e6) return value.toLocaleString('en');
	return value < 1e9 ? `${rounded(value / 1e6)} million` : `${rounded(value / 1e9)} billion`;
}

/** To two figures: a sum of measured costs is no better than that. */
function rounded(value: number): string {
	return Number(value.toPrecision(2)).toLocaleString('en', { maximumSignificantDigits: 2 });
}
