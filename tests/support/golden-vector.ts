import { replayCards, type OracleCard } from './oracle/replay-cards.ts';
import { replayFigures, type Replayed } from './oracle/replay-figures.ts';
import { replayUnplaced, type OracleUnplaced } from './oracle/replay-unplaced.ts';
import type { OracleWorld } from './oracle/world.ts';

/** What was noted at one location, and what follows from it; every fold in every language has to agree. */
export type GoldenVector = { world: OracleWorld; expected: GoldenFigures };

export type GoldenFigures = Pick<Replayed, 'location' | 'units' | 'detail' | 'largestUnit'> & {
	cards: OracleCard[];
	unplaced: OracleUnplaced[];
};

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };

/** By the replay alone, never by the fold that it judges. */
export function expectedOf(world: OracleWorld): GoldenFigures {
	const { location, units, detail, largestUnit } = replayFigures(world);
	return {
		...{ location, units, detail, largestUnit },
		cards: replayCards(world, SETTINGS),
		unplaced: replayUnplaced(world)
	};
}
