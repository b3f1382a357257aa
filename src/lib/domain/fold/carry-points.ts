import { carryOver } from './carry.ts';
import { decodePoint, encodePoint, type FoldPoint, holdsState } from './point.ts';
import type { Position } from './position.ts';
import { encodeState, type LocationState } from './state.ts';
import { joinStretches, type Stretch } from './stretch.ts';
import type { FoldUnits } from './units.ts';

/** Checkpoints this near to a change or to the head all stay; of those between only every so many. */
const NEAR = 8;
const FAR_STRETCHES = 8;

/** Confirms that all missed different numbers are not gathered without end. */
const FAR_CONFIRMS = 64;

export type CarriedPoints = {
	/** The last checkpoint that was reached; undefined = none was. */
	reached: Position | undefined;
	/** How many that are. */
	passed: number;
	/** The states there: the stored one, and what it becomes. */
	old: LocationState;
	fresh: LocationState;
	put: FoldPoint[];
	remove: Position[];
	/** The state there is the one that was stored: behind it nothing differs. */
	isMet: boolean;
};

/**
 * Carries the difference between two states over the checkpoints ahead, up to one that is met or that can't be told.
 * Far from the change and the head it leaves one of eight of them: a checkpoint costs something at each late entry,
 * and saves something only at one beside it.
 */
export function carryPoints(
	from: Pick<CarriedPoints, 'old' | 'fresh'>,
	ahead: FoldPoint[],
	options: {
		units: FoldUnits;
		checkpointEvery: number;
		/** The stretch that leads to a checkpoint changed itself, and has to be read. */
		isChanged: (index: number) => boolean;
		/** Nothing changed behind a checkpoint. */
		isLast: (index: number) => boolean;
	}
): CarriedPoints {
	const { units, isChanged, isLast } = options;
	const farEntries = FAR_STRETCHES * options.checkpointEvery;
	const carried: CarriedPoints = {
		...from,
		...{ reached: undefined, passed: 0, put: [], remove: [], isMet: false }
	};
	const decoded: ReturnType<typeof decodePoint>[] = [];
	const decode = (index: number) => (decoded[index] ??= decodePoint(ahead[index]!.state));
	let waiting: { stretch: Stretch; dropped: Position[] } | undefined;

	function isDropped(index: number, stretch: Stretch): boolean {
		if (index < NEAR || ahead.length - index <= NEAR) return false;
		const next = decode(index + 1).stretch;
		if (!next) return false;
		const confirms = stretch.confirms.length + next.confirms.length;
		return stretch.n + next.n <= farEntries && confirms <= FAR_CONFIRMS;
	}

	for (const [index, { position, state: text }] of ahead.entries()) {
		const { state: end, stretch: last } = decode(index);
		if (isChanged(index) || !last) break;
		const stretch = waiting ? joinStretches(waiting.stretch, last) : last;
		if (isDropped(index, stretch)) {
			waiting = { stretch, dropped: [...(waiting?.dropped ?? []), position] };
			continue;
		}
		const next = carryOver(carried.old, carried.fresh, { state: end, stretch }, units);
		if (!next) break;
		const stateText = encodeState(next.state);
		carried.isMet = holdsState(text, stateText);
		if (!carried.isMet || waiting)
			carried.put.push({ position, state: encodePoint(stateText, next.stretch) });
		carried.remove.push(...(waiting?.dropped ?? []));
		Object.assign(carried, {
			...{ reached: position, passed: index + 1, old: end, fresh: next.state }
		});
		if (carried.isMet && isLast(index)) break;
		waiting = undefined;
	}
	return carried;
}
