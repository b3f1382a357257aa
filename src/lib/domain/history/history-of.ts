import { figuresOf, NOTHING_RESERVED } from '../figures-of.ts';
import type { FoldPoint } from '../fold/point.ts';
import { groupByOriginal } from '../fold/resolve-corrections.ts';
import { emptyState, encodeState, type LocationState } from '../fold/state.ts';
import type { FoldUnit, FoldUnits } from '../fold/units.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { Figures } from '../schema/figures.ts';
import type { Instant } from '../schema/ids.ts';
import { createDayBuckets, type DayBuckets } from './day-buckets.ts';
import type { HistoryDay } from './history-days.ts';
import { knownUnits } from './known-units.ts';
import { createKnown, type KnownGroup, type Learned } from './known-versions.ts';

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

export type History = {
	days: DayFigures[];
	/** Entries of which a version stands before the start: what they were then is inside the opening, unseen. */
	unsure: number;
};

export type KeptHistory = {
	/** Entries that are new, or another version of one taken before, as when the server received it. */
	take(changed: Iterable<EntryRow>): History;
};

/**
 * The figures of a location on each day, as they were known at its end and as they are known now. Every day folds
 * what was learned on it on top of the days before; at the end of all the same days hold what is known now.
 */
export function historyOf({ entries, ...kept }: HistoryRequest): History {
	return keepHistory(kept).take(entries);
}

/** A history that is told what is new: of days gone by what was known then is folded again only when that changed. */
export function keepHistory({ start, units, days }: Omit<HistoryRequest, 'entries'>): KeptHistory {
	const entries = new Map<string, EntryRow>();
	const known = new Map<string, KnownGroup>();
	const knownOf = createKnown(days, start.position);
	const unitsOf = knownUnits(units, days, start);
	const last = days.length - 1;
	let buckets: DayBuckets | undefined;
	let asThen: (Figures | null)[] = [];

	function take(changed: Iterable<EntryRow>): History {
		const ids = new Set<string>();
		for (const entry of changed) {
			ids.add(entry.id);
			entries.set(entry.id, entry);
		}
		const { touched, isPastChanged } = relearn(ids);
		buckets = buckets && !isPastChanged ? learnNow(buckets, touched) : learnAll();
		return {
			days: days.map((day, at) => ({
				...day,
				...{ asThen: asThen[at]!, asNow: figuresAt(buckets!, at, units) }
			})),
			unsure: [...known.values()].filter(({ unsure }) => unsure).length
		};
	}

	function relearn(changed: Set<string>): { touched: Set<string>; isPastChanged: boolean } {
		const touched = new Set<string>();
		let isPastChanged = false;
		for (const [id, group] of groupByOriginal(entries.values()).groups) {
			if (![group.original, ...group.corrections].some((entry) => changed.has(entry.id))) continue;
			const now = knownOf(group);
			if (buckets) isPastChanged ||= pastOf(now) !== pastOf(known.get(id));
			known.set(id, now);
			touched.add(id);
		}
		return { touched, isPastChanged };
	}

	/** What of it was known on days that are over. */
	function pastOf(group: KnownGroup | undefined): string {
		return JSON.stringify(group?.learned.filter(({ day }) => day < last) ?? []);
	}

	function learnAll(): DayBuckets {
		const fresh = createDayBuckets(start.state, days, unitsOf[0]!);
		const learned: Learned[][] = Array.from({ length: days.length + 1 }, () => []);
		for (const group of known.values())
			for (const version of group.learned) learned[version.day]!.push(version);
		asThen = days.map((_, day) => {
			fresh.learn(learned[day]!);
			return figuresThen(fresh, day);
		});
		fresh.learn(learned[days.length]!);
		fresh.know(units);
		return fresh;
	}

	/** What the server has of it is today's; what is only here comes on top. */
	function learnNow(kept: DayBuckets, touched: Set<string>): DayBuckets {
		const open = [...known].filter(([id, { learned }]) => touched.has(id) || isOnlyHere(learned));
		kept.learn(open.map(([id, { learned }]) => learned.findLast(isReceived) ?? gone(id)));
		asThen = asThen.with(last, figuresThen(kept, last));
		kept.learn(
			open.flatMap(([, { learned }]) => learned.filter((version) => !isReceived(version)))
		);
		kept.know(units);
		return kept;
	}

	const isReceived = ({ day }: { day: number }) => day < days.length;
	const isOnlyHere = (learned: { day: number }[]) => !learned.every(isReceived);

	function figuresThen(from: DayBuckets, day: number): Figures | null {
		const then = unitsOf[day]!;
		from.know(then);
		return figuresAt(from, day, then);
	}

	function figuresAt(from: DayBuckets, day: number, among: FoldUnits): Figures | null {
		return figuresAfter(from.endOf(day), unitsAt(among, days[day]!));
	}

	return { take };
}

const gone = (id: string): Learned => ({ id, effective: null });

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
