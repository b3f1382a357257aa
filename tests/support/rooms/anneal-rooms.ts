import type { RoomOfProposal } from '../../../src/lib/domain/proposals/room.ts';
import { mayMove, takesPart, usable } from './search-every-way.ts';

export type Annealing = {
	random: () => number;
	/** How much of the time or of the steps is gone, from 0 to 1; ends at 1. */
	progress: (step: number) => number;
};

const HOT = 3;
const COLD = 0.05;

/**
 * Beds won by simulated annealing: somebody goes to a free room, or two change rooms, and what costs beds is taken now
 * and then, less and less. Knows nothing of how the product searches.
 */
export function annealRooms(
	all: readonly RoomOfProposal[],
	{ random, progress }: Annealing
): number {
	const rooms = all.filter(takesPart);
	const people = rooms.flatMap(({ figures }, at) => (figures.occupied > 0 ? [at] : []));
	const fits = rooms.map((from) => rooms.map((to) => from === to || mayMove(from, to)));
	const beds = rooms.map(usable);
	const home = new Map(people.map((at) => [at, at]));
	const livesIn = new Map(people.map((at) => [at, at]));
	let won = 0;
	let best = 0;
	for (let step = 0, done = 0; done < 1; step++, done = progress(step)) {
		const who = people[Math.floor(random() * people.length)]!;
		const to = Math.floor(random() * rooms.length);
		const from = home.get(who)!;
		const other = livesIn.get(to);
		if (to === from || !fits[who]![to]! || (other !== undefined && !fits[other]![from]!)) continue;
		const gain = other === undefined ? beds[from]! - beds[to]! : 0;
		if (gain < 0 && random() > Math.exp(gain / (HOT * (COLD / HOT) ** done))) continue;
		livesIn.delete(from);
		home.set(who, to).set(other ?? who, other === undefined ? to : from);
		livesIn.set(to, who);
		if (other !== undefined) livesIn.set(from, other);
		won += gain;
		best = Math.max(best, won);
	}
	return best;
}
