import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Bar, barChart } from './bar-chart.ts';

/** Draws what lies in `bench/results/`: `node bench/plot.ts`. */
const FOLDER = new URL('./results/', import.meta.url);

type PeerLine = {
	engine: string;
	store: string;
	push: { ms: number };
	pull: { ms: number };
	travel: { p50: number; p99: number };
};

const peers = Object.values(
	Object.groupBy(read<PeerLine>('peers.jsonl'), ({ engine }) => engine)
) as PeerLine[][];
draw('peers-push', 'Sending 10,000 queued edits, median', 'ms', ({ push }) => push.ms);
draw('peers-pull', 'A fresh device fetches everything, median', 'ms', ({ pull }) => pull.ms);
draw(
	'peers-travel',
	'An edit to another device, 99th percentile',
	'ms',
	({ travel }) => travel.p99
);

function draw(
	name: string,
	title: string,
	unit: string,
	valueOf: (line: PeerLine) => number
): void {
	const bars = peers.map((lines): Bar => {
		const { engine, store } = lines[0]!;
		const [short] = engine.split(',') as [string];
		const label = `${short} (${store.split(',')[0]})`;
		return { label, value: medianOf(lines.map(valueOf)), isOurs: engine === 'Opvangbord' };
	});
	if (bars.length === 0) return;
	const sorted = bars.sort((a, b) => a.value - b.value);
	writeFileSync(new URL(`${name}.svg`, FOLDER), barChart(title, unit, sorted));
}

function medianOf(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function read<Line>(name: string): Line[] {
	const file = new URL(name, FOLDER);
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Line);
}
