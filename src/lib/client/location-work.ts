import { closeHead, type FoldPoint, type OpenHead, openHead } from '../domain/fold/point.ts';
import type { LocationState } from '../domain/fold/state.ts';
import type { FoldUnit } from '../domain/fold/units.ts';
import type { LocationRow } from '../domain/schema/location.ts';
import type { UnitRow } from '../domain/schema/unit.ts';
import type { HeadRow, PersonDatabase } from './database.ts';
import type { GroupChange } from './entry-group.ts';
import { foldChanges } from './fold-changes.ts';
import { foldStart, foldUnitsOf, foldUnitsText } from './fold-start.ts';
import { applyOverlay, type MasterData, type OverlayRow } from './overlay.ts';

/** A row as it came: what is derived may be missing. */
type Served<Row extends { figures: unknown; opening: unknown }> = Omit<Row, 'figures' | 'opening'> &
	Partial<Pick<Row, 'figures' | 'opening'>>;

/** Everything of one location that a transaction works on. */
export type LocationWork = {
	id: string;
	/** The server's rows. */
	row: Served<LocationRow> | undefined;
	unitRows: Map<string, Served<UnitRow>>;
	/** Own pending edits that are no entries, in order. */
	overlays: OverlayRow[];
	/** Rows with the overlay on top. */
	data: MasterData;
	start: FoldPoint;
	units: Map<string, FoldUnit>;
	head: OpenHead | undefined;
	/** What is stored of the head. */
	stored: HeadRow | undefined;
	changes: GroupChange[];
	unsent: number;
	receivedAt: string;
};

export async function loadWork(db: PersonDatabase, id: string): Promise<LocationWork> {
	const [row, units, overlays, stored] = await Promise.all([
		db.row.get(['location', id]),
		db.row.where('[locationId+type]').equals([id, 'unit']).toArray(),
		db.overlay.where('[locationId+fieldSeq]').between([id, 0], [id, Infinity]).toArray(),
		db.head.get(id)
	]);
	const work: LocationWork = {
		id,
		row: row?.row as Served<LocationRow> | undefined,
		unitRows: new Map(units.map((unit) => [unit.id, unit.row as unknown as Served<UnitRow>])),
		overlays,
		data: { location: undefined, units: new Map() },
		start: { position: '', state: '' },
		units: new Map(),
		head: stored && openHead(stored),
		stored,
		changes: [],
		unsent: stored?.unsent ?? 0,
		receivedAt: stored?.receivedAt ?? ''
	};
	layOver(work);
	return work;
}

/** Lays own pending edits over the rows anew. */
export function layOver(work: LocationWork): void {
	// Who reads figures only is not told who wrote what, and is refused as such.
	const location = work.row && { ...work.row, fieldWriter: work.row.fieldWriter ?? {} };
	work.data = applyOverlay({ location, units: work.unitRows }, work.overlays);
	work.start = foldStart(work.row, work.unitRows.values());
	work.units = foldUnitsOf(work.data.units.values());
}

/** The state with everything that was stored in this transaction. */
export async function foldWork(db: PersonDatabase, work: LocationWork): Promise<LocationState> {
	const { stored, start } = work;
	const task = {
		...work,
		locationId: work.id,
		startChanged: stored !== undefined && stored.start !== startText(start),
		unitsChanged: unitsChanged(work)
	};
	work.head = await foldChanges(db, task);
	work.changes = [];
	work.stored = headRow(work);
	return work.head.state;
}

/** Units reach back into the fold only where detail was ever switched (D5). */
function unitsChanged({ stored, head, units }: LocationWork): boolean {
	if (!stored || !head?.state.switchedAt) return false;
	return stored.units !== foldUnitsText(units);
}

function startText({ position, state }: FoldPoint): string {
	return position + state;
}

export function headRow(work: LocationWork): HeadRow {
	return {
		locationId: work.id,
		...closeHead(work.head!),
		start: startText(work.start),
		units: foldUnitsText(work.units),
		unsent: work.unsent,
		receivedAt: work.receivedAt
	};
}
