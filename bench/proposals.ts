import { createRandom } from './random.ts';
import { spread } from './spread.ts';
import { proposeMoves } from '../src/lib/domain/proposals/propose-moves.ts';
import { annealRooms } from '../tests/support/rooms/anneal-rooms.ts';
import { randomRooms } from '../tests/support/rooms/random-rooms.ts';

/**
 * Beds won back in buildings of 200 rooms: how long the search takes (the first run, not yet compiled, is the worst), and what it wins beside simulated annealing of
 * ten seconds. Then only the time, for larger buildings. Prints a JSON line each.
 */
const ANNEALED = 8;
const ANNEAL_MS = 10_000;
const ROUNDS = 15;

for (let seed = 1; seed <= ANNEALED; seed++) {
	const rooms = randomRooms(200, createRandom(seed));
	const proposals = proposeMoves(rooms);
	const start = performance.now();
	const annealed = annealRooms(rooms, {
		random: createRandom(seed + 1000),
		progress: () => (performance.now() - start) / ANNEAL_MS
	});
	const moves = proposals.reduce((sum, proposal) => sum + proposal.moves.length, 0);
	const won = proposals.reduce((sum, { gain }) => sum + gain, 0);
	console.log(JSON.stringify({ rooms: 200, seed, won, moves, annealed, ...timesOf(rooms) }));
}
for (const count of [50, 100, 500, 1000, 2000]) {
	const rooms = randomRooms(count, createRandom(count));
	console.log(JSON.stringify({ rooms: count, ...timesOf(rooms) }));
}

function timesOf(rooms: Parameters<typeof proposeMoves>[0]) {
	const ms = Array.from({ length: ROUNDS }, () => {
		const start = performance.now();
		proposeMoves(rooms);
		return performance.now() - start;
	});
	return { ms: spread(ms) };
}
