import { FIRST_POSITION, type Position } from '../../domain/fold/position.ts';
import { closeHead, type FoldHead, type OpenHead, openHead } from '../../domain/fold/point.ts';
import { append, CHECKPOINT_EVERY, refold } from '../../domain/fold/refold.ts';
import type { Changed, Refolded } from '../../domain/fold/refold-run.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import type { LocationState } from '../../domain/fold/state.ts';
import { type FoldUnit, NOW_POSITION } from '../../domain/fold/units.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { PointChanges } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { PlaceChange } from './entry-groups.ts';
import { type BatchPlaces, createFoldSource, inOrder, stateBefore } from './fold-source.ts';

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
	stored(): {
		head: FoldHead;
		points: PointChanges;
		/** Text of the state at the start of the window; undefined = as it was. */
		opening: string | undefined;
	};
	/** Units whose numbers may have changed: no entry but a switch changes those of a unit that it does not name. */
	readonly touchedUnits: ReadonlySet<string> | 'all';
};

type Stored = { head: FoldHead; opening: { at: string } };

export function openLocationFold(
	reader: Reader,
	locationId: string,
	stored: Stored,
	known: Iterable<Unit>,
	checkpointEvery = CHECKPOINT_EVERY
): LocationFold {
	const units = new Map([...known].map((unit) => [unit.id, toFoldUnit(unit)]));
	const batch: BatchPlaces = { added: new Map(), gone: new Set() };
	const openSource = (known?: OpenHead) => createFoldSource(reader, locationId, batch, known);
	let head: OpenHead | undefined;
	/** The head as text, as long as nothing was appended to it. */
	let closed: FoldHead | undefined = stored.head;
	let points: PointChanges = { locationId, put: [], remove: [] };
	const { at } = stored.opening;
	let opening: string | undefined;
	let touchedUnits: Set<string> | 'all' = new Set();
	/** What changed up to the stored head: that part is folded anew, what comes after it is appended. */
	const late: Changed[] = [];
	/** First change before the start of the window. */
	let openingFrom: Position | undefined;
	let isFolded = true;

	const current = (): OpenHead => (head ??= openHead(stored.head));

	function reach(from: Position, to: Position): void {
		if (from < at && (openingFrom === undefined || from < openingFrom)) openingFrom = from;
		if (from > stored.head.position) return;
		late.push({ from, to });
	}

	function change({ left, taken }: PlaceChange): void {
		touch(left);
		touch(taken);
		const isNext = !left && isFolded && taken !== null && taken.position > current().position;
		for (const place of [left, taken]) if (place) reach(place.position, place.position);
		if (left) {
			batch.gone.add(left.position);
			batch.added.delete(left.position);
		}
		if (taken) batch.added.set(taken.position, taken);
		if (isNext) appendNow(taken);
		else if (left || taken) isFolded = false;
	}

	function appendNow(entry: Effective): void {
		const point = append(current(), entry, units, undefined, checkpointEvery);
		if (point) points.put.push(point);
		closed = undefined;
	}

	function touch(entry: Effective | null): void {
		if (!entry || touchedUnits === 'all') return;
		if (entry.content.kind === 'setDetail') touchedUnits = 'all';
		else for (const id of unitsOfEntry(entry)) touchedUnits.add(id);
	}

	function setUnit(unit: Unit): void {
		const before = units.get(unit.id);
		units.set(unit.id, toFoldUnit(unit));
		if (touchedUnits !== 'all') touchedUnits.add(unit.id);
		const first = firstSwitch();
		if (first === undefined) return;
		if (!before) return foldFrom(first);
		const from = changedFrom(before.retiredAt, unit.retiredAt);
		if (from && (!isFolded || from <= current().position)) foldFrom(from);
	}

	/** From where on units matter (D5); what waits to be folded may hold a switch as well. */
	function firstSwitch(): Position | undefined {
		const { switchedAt, firstSwitchedAt } = current().state;
		const waiting = isFolded ? [] : late.map(({ from }) => from);
		const known = switchedAt === null ? [] : [firstSwitchedAt ?? FIRST_POSITION];
		return [...waiting, ...known].sort().at(0);
	}

	/** Nothing that is stored from here on holds. */
	function foldFrom(position: Position): void {
		reach(position, NOW_POSITION);
		isFolded = false;
	}

	async function settle(): Promise<void> {
		if (!isFolded) await foldAnew();
		if (openingFrom === undefined) return;
		opening = await stateBefore(openSource(), at, openingFrom, units);
		openingFrom = undefined;
	}

	async function foldAnew(): Promise<void> {
		const folded = late.length > 0 ? await foldLate() : undefined;
		points = { locationId, put: folded?.put ?? [], remove: folded?.remove ?? [] };
		const base = folded?.head ?? stored.head;
		head = openHead(base);
		closed = base;
		// What was met again ends at the stored head.
		for (const entry of inOrder(batch.added.values()))
			if (entry.position > base.position) appendNow(entry);
		isFolded = true;
	}

	function foldLate(): Promise<Refolded> {
		const source = openSource(openHead(stored.head));
		return refold(source, late, units, undefined, checkpointEvery);
	}

	return {
		change,
		setUnit,
		settle,
		get state() {
			if (!isFolded) throw new Error('the fold of a location was read before it was settled');
			return current().state;
		},
		units,
		get touchedUnits() {
			return touchedUnits;
		},
		stored: () => ({
			head: closed ?? closeHead(current()),
			points,
			opening
		})
	};
}

/** From where on a unit's beds are others by when it was retired, or that it was not (D5). */
function changedFrom(before: Position | undefined, after: Position | undefined) {
	if (before === after) return undefined;
	return [before, after].filter((position) => position !== undefined).sort()[0];
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
		...(unit.addedAt ? { addedAt: unit.addedAt } : {}),
		...(unit.retiredAt ? { retiredAt: unit.retiredAt } : {})
	};
}
