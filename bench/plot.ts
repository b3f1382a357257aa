import { mkdirSync, writeFileSync } from 'node:fs';
import { type Bar, barChart } from './bar-chart.ts';
import { type PeerResult, peerResults } from './peer-results.ts';
import { readResults, RESULTS } from './read-results.ts';
import { resultTables } from './result-tables.ts';

/** Draws what lies in `bench/results/`, and puts it into tables: `node bench/plot.ts`. */
type Spread = { n: number; p50: number; p99: number };
type Growth = { entries: number; push1: Spread; emptyPull: Spread; firstPull: Spread };
type Load = {
	storm?: { devices: number };
	streams?: { devices: number };
	requests?: { push: Spread; pull: Spread };
	pokeMs?: Spread;
};

const peers = peerResults();
const rounds = Math.max(0, ...peers.map((peer) => peer.rounds));
const travels = Math.max(0, ...peers.map(({ travel }) => travel.n));
const growth = readResults<Growth>('growth-data');
const load = readResults<Load>('load');

mkdirSync(RESULTS, { recursive: true });
const median = `median of ${rounds} rounds`;
draw(
	'peers-push',
	`Sending 10,000 queued edits, clients included, ${median}`,
	peerBars((peer) => peer.pushMs)
);
draw(
	'peers-pull',
	`A fresh device fetches everything, clients included, ${median}`,
	peerBars((peer) => peer.pullMs)
);
draw(
	'peers-travel',
	`An edit to another device, clients included, 99 % of ${travels}`,
	peerBars(({ travel }) => travel.p99)
);
draw('growth', 'With ten and a hundred times the entries, median', growthBars());
draw('load', 'A whole country at once', loadBars());
writeFileSync(new URL('README.md', RESULTS), resultTables(peers));

function draw(name: string, title: string, bars: Bar[]): void {
	if (bars.length === 0) return;
	writeFileSync(new URL(`${name}.svg`, RESULTS), barChart(title, 'ms', bars));
}

function peerBars(timeOf: (peer: PeerResult) => number): Bar[] {
	const bars = peers.map((peer): Bar => {
		const [engine] = peer.engine.split(',') as [string];
		const [store] = peer.isServerAlone ? ['no client'] : peer.store.split(',');
		return { label: `${engine} (${store})`, value: timeOf(peer), isOurs: peer.isOurs };
	});
	return bars.sort((a, b) => a.value - b.value);
}

function growthBars(): Bar[] {
	const parts = { 'push of one edit': 'push1', 'pull of nothing': 'emptyPull' } as const;
	return Object.entries(parts).flatMap(([label, part]) =>
		growth.map((line): Bar => ({
			label: `${label}, ${line.entries.toLocaleString('en')} entries`,
			value: line[part].p50,
			isOurs: true
		}))
	);
}

function loadBars(): Bar[] {
	const storm = load.find((line) => line.storm && line.requests);
	const streams = load.find((line) => line.streams);
	const parts: [string, Spread | undefined][] = [
		['storm, push', storm?.requests?.push],
		['storm, pull', storm?.requests?.pull],
		['open streams, poke', streams?.pokeMs]
	];
	return parts.flatMap(([label, times]) =>
		times
			? [
					{ label: `${label}, median`, value: times.p50, isOurs: true },
					{ label: `${label}, 99th percentile`, value: times.p99, isOurs: true }
				]
			: []
	);
}
