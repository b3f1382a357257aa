import type { FoldPoint } from '../fold/point.ts';
import { decodeState } from '../fold/state.ts';
import type { FoldUnit, FoldUnits } from '../fold/units.ts';
import { createDayOfReceipt } from './day-of-receipt.ts';
import type { HistoryDay } from './history-days.ts';

/**
 * The units that the server knew at the end of each day, and behind the last day all there are. The same map as the day
 * before where none was added, and the one that was given where all are known.
 */
export function knownUnits(units: FoldUnits, days: HistoryDay[], start: FoldPoint): FoldUnits[] {
	const dayOf = createDayOfReceipt(days);
	const opened = decodeState(start.state).units;
	const since = ({ id, addedAt }: FoldUnit) => {
		// The opening is as it is known now: people in it do not vanish because their unit was added later.
		const isOpened = (opened[id]?.occupied ?? 0) !== 0;
		return addedAt === undefined || isOpened ? 0 : dayOf(addedAt);
	};
	const ofUnits = [...units].map(([id, unit]) => ({ id, unit, day: since(unit) }));
	const sets: FoldUnits[] = [];
	for (let day = 0; day <= days.length; day++) {
		const known = ofUnits.filter((of) => of.day <= day);
		const same = [units, sets.at(-1)].find((set) => set?.size === known.length);
		sets.push(same ?? new Map(known.map(({ id, unit }) => [id, unit])));
	}
	return sets;
}
