import { FIRST_POSITION } from '../../domain/fold/position.ts';
import { applyEntry } from '../../domain/fold/apply-entry.ts';
import {
	append,
	type FoldHead,
	type FoldPoint,
	type FoldSource,
	type OpenHead,
	refold
} from '../../domain/fold/refold.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import {
	decodeState,
	emptyState,
	encodeState,
	type LocationState
} from '../../domain/fold/state.ts';
import { type FoldUnit, NOW_POSITION } from '../../domain/fold/units.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { PointChanges } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { PlaceChange } from './entry-groups.ts';

/** The fold of one location while a batch works on it (S3): appended where that is enough, else folded anew. */
export type LocationFold = {
	/** Takes up what an entry changed. */
	change(change: PlaceChange): void;
	/** Takes up a new or changed unit, which reaches back once the detail was ever switched (D5). */
	setUnit(unit: Unit): void;
	/** Folds what waits; afterwards `state` holds everything up to here. */
	settle(): Promise<void>;
	readonly state: LocationState;
	readonly units: ReadonlyMap<string, FoldUnit>;
	/** What goes into the store. Call after `settle`. */
	stored(): { head: FoldHead; opening: { at: string; state: string }; points: PointChanges };
	/** Units whose numbers may have changed; 'all' after a refold or a switch. */
	readonly touchedUnits: ReadonlySet<string> | 'all';
	readonly openingChanged: boolean;
};

type Stored = { head: FoldHead; opening: { at: string; state: string } };

const START: FoldPoint = { position: FIRST_POSITION, state: encodeState(emptyState()) };

export function openLocationFold(
	reader: Reader,
	locationId: string,
	stored: Stored,
	known: Iterable<Unit>
): LocationFold {
	const units = new Map([...known].map((unit) => [unit.id, toFoldUnit(unit)]));
	const added = new Map<string, Effective>();
	const gone = new Set<string>();
	const newPoints: FoldPoint[] = [];
	let head: OpenHead | undefined;
	let headText = stored.head.state;
	let points: PointChanges = { locationId, put: newPoints, remove: [] };
	let opening = stored.opening;
	let openingChanged = false;
	let touchedUnits: Set<string> | 'all' = new Set();
	let late: { from: string; to: string } | undefined;
	let isFolded = true;

	const openHead = (): OpenHead =>
		(head ??= {
			position: stored.head.position,
			state: decodeState(stored.head.state),
			since: stored.head.since
		});

	function goLate(from: string, to: string): void {
		const appended = [...added.keys()].reduce((a, b) => (a < b ? a : b), from);
		late = {
			from: late && late.from < appended ? late.from : appended,
			to: late && late.to > to ? late.to : to
		};
		isFolded = false;
	}

	function change({ left, taken }: PlaceChange): void {
		if (left) {
			gone.add(left.position);
			added.delete(left.position);
		}
		touch(left, taken);
		if (taken) added.set(taken.position, taken);
		if (!left && taken && !late && taken.position > openHead().position) {
			const point = append(openHead(), taken, units);
			if (point) newPoints.push(point);
			headText = '';
			return;
		}
		const places = [left, taken].flatMap((place) => (place ? [place.position] : [])).sort();
		if (places.length > 0) goLate(places[0]!, places.at(-1)!);
	}

	function touch(left: Effective | null, taken: Effective | null): void {
		for (const entry of [left, taken]) {
			if (!entry || touchedUnits === 'all') continue;
			if (entry.content.kind === 'setDetail') touchedUnits = 'all';
			else for (const id of unitsOfEntry(entry)) touchedUnits.add(id);
		}
	}

	function setUnit(unit: Unit): void {
		const isNew = !units.has(unit.id);
		const before = units.get(unit.id);
		units.set(unit.id, toFoldUnit(unit));
		if (touchedUnits !== 'all') touchedUnits.add(unit.id);
		if (openHead().state.switchedAt === null && !late) return;
		if (isNew) goLate(FIRST_POSITION, NOW_POSITION);
		else if (unit.retiredAt && unit.retiredAt !== before?.retiredAt)
			goLate(unit.retiredAt, NOW_POSITION);
	}

	const source: FoldSource = {
		start: START,
		pointBefore: (position) => reader.pointBefore(locationId, position),
		pointsFrom: (position) => reader.pointsFrom(locationId, position),
		entriesAfter: (position, limit) =>
			readChanged(reader, locationId, { added, gone }, position, limit)
	};

	async function settle(): Promise<void> {
		if (late && !isFolded) {
			touchedUnits = 'all';
			const folded = await refold(source, late, units);
			const { position, state, since } = folded.head ?? stored.head;
			head = { position, state: decodeState(state), since };
			headText = state;
			points = { locationId, put: folded.put, remove: folded.remove };
			isFolded = true;
			if (late.from < opening.at) await reopen(late.from);
		}
	}

	async function reopen(from: string): Promise<void> {
		const state = await stateBefore(source, opening.at, from, units);
		openingChanged = state !== opening.state;
		opening = { at: opening.at, state };
	}

	return {
		change,
		setUnit,
		settle,
		get state() {
			if (!isFolded) throw new Error('the fold of a location was read before it was settled');
			return openHead().state;
		},
		units,
		get touchedUnits() {
			return touchedUnits;
		},
		get openingChanged() {
			return openingChanged;
		},
		stored: () => ({
			head: head
				? { position: head.position, state: headText || encodeState(head.state), since: head.since }
				: stored.head,
			opening,
			points
		})
	};
}

/** The fold of everything before a moment, as text: what `opening` holds. */
export async function stateBefore(
	source: FoldSource,
	at: string,
	changedFrom: string,
	units: ReadonlyMap<string, FoldUnit>
): Promise<string> {
	const start = (await source.pointBefore(changedFrom < at ? changedFrom : at)) ?? source.start;
	const state = decodeState(start.state);
	for (let position = start.position; ;) {
		const entries = await source.entriesAfter(position, 256);
		for (const entry of entries) {
			if (entry.position >= at) return encodeState(state);
			applyEntry(state, entry, units);
		}
		if (entries.length < 256) return encodeState(state);
		position = entries.at(-1)!.position;
	}
}

/** Entries as they stand after this batch, of which nothing is in the store yet. */
async function readChanged(
	reader: Reader,
	locationId: string,
	batch: { added: Map<string, Effective>; gone: Set<string> },
	position: string,
	limit: number
): Promise<Effective[]> {
	const found: Effective[] = [];
	const fresh = [...batch.added.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
	for (let after = position; ;) {
		const stored = await reader.entriesAfter(locationId, after, limit);
		const isLast = stored.length < limit;
		const until = isLast ? NOW_POSITION : stored.at(-1)!.position;
		const kept = stored.filter(
			(entry) => !batch.gone.has(entry.position) && !batch.added.has(entry.position)
		);
		const between = fresh.filter((entry) => entry.position > after && entry.position <= until);
		found.push(...[...kept, ...between].sort((a, b) => (a.position < b.position ? -1 : 1)));
		if (isLast || found.length >= limit) return found.slice(0, limit);
		after = until;
	}
}

function unitsOfEntry(entry: Effective): string[] {
	const to = entry.content.kind === 'move' ? entry.content.toUnitId : undefined;
	return [entry.unitId, to ?? ''].filter((id) => id !== '');
}

export function toFoldUnit(unit: Unit): FoldUnit {
	return {
		id: unit.id,
		beds: unit.beds,
		sharedBy: unit.sharedBy,
		...(unit.retiredAt ? { retiredAt: unit.retiredAt } : {})
	};
}
