import { type Circumstances, sayCircumstances } from './circumstances.ts';
import { aheadOfUs, type PeerResult } from './peer-results.ts';
import { readResults } from './read-results.ts';

type Line = Partial<Circumstances> & Record<string, unknown>;

/** All lines of `bench/results/` as tables in Markdown. */
const BENCHES = [
	'push',
	'sync',
	'stores',
	'bytes',
	'growth',
	'growth-device',
	'growth-data',
	'load',
	'proposals',
	'cold-start',
	'tap',
	'room-board',
	'history',
	'lighthouse',
	'ha'
];

const HEAD = `# Results

Made by \`node bench/plot.ts\` from the lines beside this page; what was measured and what is aimed at is said in
[bench](../README.md). Times in ms.
`;

const WHOSE_TIMES = `In the times of Opvangbord and of the other engines is all that their client does: queue, own store (in memory) and what
shows. In those of "Opvangbord server alone" no device is: prepared requests, answers that are only counted.
`;

export function resultTables(peers: PeerResult[]): string {
	const parts = [HEAD];
	if (peers.length > 0) parts.push(peerTable(peers));
	for (const name of BENCHES) {
		const lines = readResults<Line>(name);
		if (lines.length > 0) parts.push(`## ${name}\n\n${withCircumstances(lines)}`);
	}
	return parts.join('\n');
}

function peerTable(peers: PeerResult[]): string {
	const rows = peers.map(({ engine, store, isDurable, rounds, pushMs, pullMs, travel }) => ({
		engine,
		store,
		'keeps what it confirmed': isDurable ? 'yes' : 'no',
		rounds,
		'10,000 edits sent': pushMs,
		'everything fetched': pullMs,
		'travel, median': travel.p50,
		'travel, 99 %': travel.p99
	}));
	const quicker = [
		`sending: ${listOf(aheadOfUs(peers, ({ pushMs }) => pushMs))}`,
		`fetching: ${listOf(aheadOfUs(peers, ({ pullMs }) => pullMs))}`,
		`travelling, 99th percentile: ${listOf(aheadOfUs(peers, ({ travel }) => travel.p99))}`
	];
	const beside = sayCircumstances(readResults<Partial<Circumstances>>('peers'));
	return `## Beside other engines\n\n${WHOSE_TIMES}\n${tableOf(rows)}\nQuicker than ours with our client, at ${quicker.join('; at ')}. ${beside}\n`;
}

function listOf(names: string[] | undefined): string {
	if (!names) return 'not measured';
	return names.length > 0 ? names.join(', ') : 'none';
}

/** What was measured at the same moment is said once, below; lines of before have it as a line of its own. */
function withCircumstances(lines: Line[]): string {
	const figures = lines
		.map(({ date: _date, commit: _commit, calibration: _calibration, ...line }) => flat(line))
		.filter((line) => Object.keys(line).length > 0);
	const said = sayCircumstances(lines);
	return tableOf(figures) + (said ? `\n${said}\n` : '');
}

/** `{ push: { ms: 1 } }` becomes `{ 'push ms': 1 }`; single times are left to the file. */
function flat(value: Record<string, unknown>, before = ''): Record<string, unknown> {
	const parts = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
		const name = before ? `${before} ${key}` : key;
		if (Array.isArray(part)) return part.length > 3 ? [] : [[name, part.join(', ')]];
		const isGroup = typeof part === 'object' && part !== null;
		return isGroup ? Object.entries(flat(part as Record<string, unknown>, name)) : [[name, part]];
	});
	return Object.fromEntries(parts);
}

/** One row per line; where lines tell of several things, one table for each. */
function tableOf(rows: Record<string, unknown>[]): string {
	const groups = Object.values(Object.groupBy(rows, (row) => Object.keys(row).join('\n')));
	return (groups as Record<string, unknown>[][]).map(oneTable).join('\n');
}

function oneTable(rows: Record<string, unknown>[]): string {
	const keys = Object.keys(rows[0]!);
	if (keys.length > 8) return standing(keys, rows);
	const body = rows.map((row) => line(keys.map((key) => row[key])));
	return line(keys) + line(keys.map(() => '---')) + body.join('');
}

/** Many columns are easier read as rows. */
function standing(keys: string[], rows: Record<string, unknown>[]): string {
	const head = line(['', ...rows.map((_, index) => index + 1)]);
	const body = keys.map((key) => line([key, ...rows.map((row) => row[key])]));
	return head + line(['---', ...rows.map(() => '---')]) + body.join('');
}

function line(cells: unknown[]): string {
	return `| ${cells.join(' | ')} |\n`;
}
