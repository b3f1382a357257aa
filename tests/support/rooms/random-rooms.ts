import type { RoomOfProposal } from '../../../src/lib/domain/proposals/room.ts';
import type { Fitness } from '../../../src/lib/domain/schema/location.ts';
import { type ExampleRoom, exampleRoom, openExampleSite } from './example-room.ts';

/** A building like a real one: rooms of one to eight beds on four floors, most lived in by fewer than fit. */
export function randomRooms(count: number, random: () => number): RoomOfProposal[] {
	return openExampleSite(Array.from({ length: count }, () => randomRoom(random))).rooms();
}

function randomRoom(random: () => number): ExampleRoom {
	const beds = pick([1, 2, 2, 3, 4, 4, 4, 6, 6, 8], random);
	const floor = Math.floor(random() * 4);
	return exampleRoom({
		beds,
		floor,
		occupied: random() < 0.7 ? 1 + Math.floor(random() * beds) : 0,
		sharedBy: random() < 0.1 ? 'men' : 'family',
		out: random() < 0.05 ? 1 : 0,
		suitable: {
			infants: randomFitness(random, 0.5),
			pets: randomFitness(random, 0.3),
			wheelchair: floor === 0 ? randomFitness(random, 0.4) : 'no',
			care: randomFitness(random, 0.1)
		}
	});
}

function randomFitness(random: () => number, share: number): Fitness {
	if (random() < share) return 'yes';
	return random() < 0.8 ? 'no' : 'unknown';
}

function pick<T>(choices: readonly T[], random: () => number): T {
	return choices[Math.floor(random() * choices.length)]!;
}
