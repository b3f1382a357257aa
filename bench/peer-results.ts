import type { Circumstances } from './circumstances.ts';
import { medianOf, readResults } from './read-results.ts';
import { spread } from './spread.ts';

/** Measured as the others are: with the client that people have. */
export const OURS = 'Opvangbord';
/** Nobody's device: prepared requests in the place of a client, and nothing done with the answers. */
export const SERVER_ALONE = 'Opvangbord server alone';

type Line = Partial<Circumstances> & {
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
	isServerAlone: boolean;
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
			isOurs: engine === OURS || engine === SERVER_ALONE,
			isServerAlone: engine === SERVER_ALONE,
			rounds: lines.length,
			pushMs: medianOf(lines.map(({ push }) => push.ms)),
			pullMs: medianOf(lines.map(({ pull }) => pull.ms)),
			travel: spread(lines.flatMap(({ travel }) => travel.times))
		};
	});
}

/** Who is quicker at this than we are with our client; undefined where that was not measured. */
export function aheadOfUs(
	peers: PeerResult[],
	timeOf: (peer: PeerResult) => number
): string[] | undefined {
	const ours = peers.find(({ isOurs, isServerAlone }) => isOurs && !isServerAlone);
	if (!ours) return undefined;
	const quicker = peers.filter((peer) => !peer.isOurs && timeOf(peer) < timeOf(ours));
	return quicker.map(({ engine, isDurable }) => `${engine}${isDurable ? '' : ' (not durable)'}`);
}
