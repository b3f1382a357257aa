import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Effective } from '../domain/fold/resolve-corrections.ts';
import type { UnplacedEntry } from '../domain/fold/fold-location.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { WireRow } from '../sync/messages.ts';
import type { OverlayRow } from './overlay.ts';
import type { QueueRow } from './queue-format.ts';
import { QUEUE_FORMAT } from './queue-format.ts';
import type { ResultRow } from './result-row.ts';
import type { LocationSummary, UnitView } from './view-types.ts';

export type MetaRow = { key: string; value: unknown };

export type SentRow = QueueRow & { at: number };

/** A server row, untouched; types that this build does not know are kept too. */
export type StoredRow = Pick<WireRow, 'type' | 'id' | 'version'> & {
	/** '' = of no location. */
	locationId: string;
	row: Record<string, unknown>;
};

/**
 * An entry of the server or an own pending one. What the group of an original comes down to (D13) is kept on the
 * original, so that one read in order of `place` gives the fold its entries.
 */
export type StoredEntry = EntryRow & {
	/** Id of the original it comes down to, or of the topmost id that is not known here. */
	root: string;
	/** Effective position while in force; on originals only. */
	place?: string;
	/** What is in force, when a correction made it so. */
	effective?: Effective;
	/** Id of the correction that won. */
	winner?: string;
	/** Position of its own; absent on a correction that states no time. */
	own?: string;
	unplaced?: UnplacedEntry['reason'];
	/** Own, and no row of the server yet. */
	pending?: 1;
};

/** Newest state of a location's fold, and what it was made from. */
export type HeadRow = {
	locationId: string;
	position: string;
	state: string;
	since: number;
	/** The opening it starts from, as text. */
	start: string;
	/** What the fold knows of units, as text. */
	units: string;
	/** Own edits here without an answer. */
	unsent: number;
	/** Newest moment that the server received something here; '' = none known. */
	receivedAt: string;
};

export type PointRow = { locationId: string; position: string; state: string };

/** What only the day page needs of a location. */
export type DetailRow = {
	id: string;
	units: UnitView[];
	fieldWriter: Record<string, string>;
	outUntil: Record<string, string>;
};

export type PersonDatabase = Dexie & {
	queue: Table<QueueRow, number>;
	sent: Table<SentRow, string>;
	result: Table<ResultRow, string>;
	overlay: Table<OverlayRow, string>;
	row: Table<StoredRow, [string, string]>;
	entry: Table<StoredEntry, string>;
	point: Table<PointRow, [string, string]>;
	head: Table<HeadRow, string>;
	view: Table<LocationSummary, string>;
	detail: Table<DetailRow, string>;
	meta: Table<MetaRow, string>;
	shadow: Table<{ seq?: number; run: string; rows: WireRow[] }, number>;
};

export const personDatabaseName = (personId: string) => `opvangbord-${personId}`;

const TABLES = {
	queue: QUEUE_FORMAT.queue,
	sent: QUEUE_FORMAT.sent,
	result: 'uuid, open, [locationId+open]',
	overlay: 'uuid, locationId, [locationId+fieldSeq], [regionId+version], targetId',
	row: '[type+id], [locationId+type]',
	entry:
		'id, root, pending, [locationId+place], [locationId+madeAt], [locationId+own], [locationId+unplaced]',
	point: '[locationId+position]',
	head: 'locationId',
	view: 'id, touched',
	detail: 'id',
	meta: 'key',
	shadow: '++seq, run'
};

/** One database per person (S1, S20). A commit is on disk before it is said to be saved. */
export function openPersonDatabase(personId: string, options: DexieOptions): PersonDatabase {
	const db = new Dexie(personDatabaseName(personId), {
		chromeTransactionDurability: 'strict',
		cache: 'disabled',
		...options
	}) as PersonDatabase;
	db.version(1).stores(TABLES);
	// Live queries of Dexie stand still where there is no global one.
	if (options.indexedDB) Dexie.dependencies.indexedDB ??= options.indexedDB as IDBFactory;
	return db;
}
