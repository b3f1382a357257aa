import { medianOf, readResults } from './read-results.ts';
import { spread } from './spread.ts';

type Line = {
	engine: string;
	store: string;
	isDurable: boolean;
	pushNeedsWitness: boolean;
	push: { ms: number };
	pull: { ms: number };
	travel: { times: number[] };
};

/** One engine over all rounds: medians in ms, and the times of all travels as one set. */
export type PeerResult = {
	engine: string;
	store: string;
	isDurable: boolean;
	isOurs: boolean;
	rounds: number;
	pushMs: number;
	pullMs: number;
	travel: ReturnType<typeof spread>;
};

export function peerResults(): PeerResult[] {
	const byEngine = Object.groupBy(readResults<Line>('peers'), ({ engine }) => engine);
	return (Object.values(byEngine) as Line[][]).map((lines) => {
		const { engine, store, isDurable } = lines[0]!;
		return {
			...{ engine, store, isDurable },
			isOurs: engine === 'Opvangbord',
			rounds: lines.length,
			pushMs: medianOf(lines.map(({ push }) => push.ms)),
			pullMs: medianOf(lines.map(({ pull }) => pull.ms)),
			travel: spread(lines.flatMap(({ travel }) => travel.times))
		};
	});
}

/** Which of the others that keep what they confirmed are quicker than ours at this. */
export function aheadOfUs(peers: PeerResult[], timeOf: (peer: PeerResult) => number): string[] {
	const ours = peers.find(({ isOurs }) => isOurs);
	if (!ours) return [];
	const quicker = peers.filter((peer) => timeOf(peer) < timeOf(ours));
	return quicker.map(({ engine, isDurable }) => `${engine}${isDurable ? '' : ' (not durable)'}`);
}
