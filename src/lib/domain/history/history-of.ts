import { figuresOf, NOTHING_RESERVED } from '../figures-of.ts';
import type { FoldPoint } from '../fold/point.ts';
import { emptyState, encodeState, type LocationState } from '../fold/state.ts';
import type { FoldUnit, FoldUnits } from '../fold/units.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { Figures } from '../schema/figures.ts';
import type { Instant } from '../schema/ids.ts';
import { createDayBuckets } from './day-buckets.ts';
import type { HistoryDay } from './history-days.ts';
import { knownVersions } from './known-versions.ts';

export type HistoryRequest = {
	/** What the fold starts from; entries before its position are inside it. */
	start: FoldPoint;
	/** Of the location, corrections, voids and own unsent ones included. */
	entries: Iterable<EntryRow>;
	units: FoldUnits;
	/** Oldest first, each right after the one before it. */
	days: HistoryDay[];
};

/** The figures at the end of a day, without holds; null = nobody had stated anything by then. */
export type DayFigures = HistoryDay & {
	/** From what the server had received by the end of that day. */
	asThen: Figures | null;
	/** From everything: what came later, corrections, and what only this device has. */
	asNow: Figures | null;
};

export type History = { days: DayFigures[]; unsure: number };

/**
 * The figures of a location on each day, as they were known at its end and as they are known now. Every day folds
 * what was learned on it on top of the days before; at the end of all the same days hold what is known now.
 */
export function historyOf({ start, entries, units, days }: HistoryRequest): History {
	const { learned, unsure } = knownVersions(entries, days, start.position);
	const buckets = createDayBuckets(start.state, days, units);
	const figuresAt = (day: number) => figuresAfter(buckets.endOf(day), unitsAt(units, days[day]!));
	const asThen = days.map((_, day) => {
		buckets.learn(learned[day]!);
		return figuresAt(day);
	});
	buckets.learn(learned[days.length]!);
	return {
		days: days.map((day, at) => ({ ...day, asThen: asThen[at]!, asNow: figuresAt(at) })),
		unsure
	};
}

function figuresAfter(state: LocationState, units: FoldUnits): Figures | null {
	if (encodeState(state) === encodeState(emptyState())) return null;
	return figuresOf(state, units, NOTHING_RESERVED, null).location;
}

/** Units as they stood at the end of a day: one that was retired later still had its beds. */
function unitsAt(units: FoldUnits, { until }: HistoryDay): FoldUnits {
	return new Map([...units].map(([id, unit]) => [id, unitAt(unit, until)]));
}

function unitAt(unit: FoldUnit, until: Instant): FoldUnit {
	if (unit.retiredAt === undefined || unit.retiredAt < until) return unit;
	const { retiredAt: _later, ...standing } = unit;
	return standing;
}
