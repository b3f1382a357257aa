import { permits } from '../domain/permissions.ts';
import type { Location } from '../domain/schema/location.ts';
import type { Me } from '../domain/schema/person.ts';
import type { Unit } from '../domain/schema/unit.ts';
import { readNames } from './card-entries.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { loadWork } from './location-work.ts';
import { getMeta } from './meta.ts';
import type { OverlayRow } from './overlay.ts';
import type { ResultRow } from './result-row.ts';
import { stateOfEdit } from './sending-state.ts';
import { standingOf } from './take-back.ts';
import type { EntryState, RecentEntry } from './view-types.ts';

/** What was entered lately at a location, voids and corrections included; newest entered first. */
export async function readRecentEntries(
	db: PersonDatabase,
	locationId: string,
	limit: number
): Promise<RecentEntry[]> {
	return atOnce(db, async () => {
		const rows = await db.entry
			.where('[locationId+madeAt]')
			.between([locationId, ''], [locationId, '~'])
			.reverse()
			.limit(limit)
			.toArray();
		return describeEntries(db, locationId, rows);
	});
}

export async function readOneEntry(
	db: PersonDatabase,
	id: string
): Promise<RecentEntry | undefined> {
	return atOnce(db, async () => {
		const row = await db.entry.get(id);
		return row && (await describeEntries(db, row.locationId, [row]))[0];
	});
}

/** In one transaction: each that is begun costs as much as what is read in it. */
export function atOnce<T>(db: PersonDatabase, read: () => Promise<T>): Promise<T> {
	return db.transaction('r', [db.entry, db.row, db.overlay, db.head, db.meta, db.result], read);
}

type Surroundings = {
	me: Me | undefined;
	location: Location | undefined;
	units: Map<string, Unit>;
	names: Map<string, string>;
	originals: Map<string, StoredEntry>;
	winners: Map<string, StoredEntry>;
	overlays: Map<string, OverlayRow>;
	results: Map<string, ResultRow>;
	startsAt: string;
	underway: Set<string>;
};

/** Entries with all that a screen says of them, in the order in which they are given. */
export async function describeEntries(
	db: PersonDatabase,
	locationId: string,
	rows: StoredEntry[]
): Promise<RecentEntry[]> {
	const { data, start } = await loadWork(db, locationId);
	const pending = rows.filter((row) => row.pending).map(({ id }) => id);
	const known = new Map(rows.map((row) => [row.id, row]));
	const further = rows.flatMap(({ root }) => (known.has(root) ? [] : [root]));
	const originals = [...rows, ...(await db.entry.bulkGet([...new Set(further)]))];
	const underway = await getMeta(db, 'underway');
	const around: Surroundings = {
		me: await getMeta(db, 'me'),
		location: data.location,
		units: data.units,
		names: await readNames(db, locationId),
		originals: byKey(originals, ({ id }) => id),
		winners: byKey(
			await db.entry.bulkGet(rows.flatMap(({ winner }) => winner ?? [])),
			({ id }) => id
		),
		overlays: byKey(await db.overlay.bulkGet(pending), ({ uuid }) => uuid),
		results: byKey(await readOpen(db, locationId), ({ uuid }) => uuid),
		startsAt: start.position,
		underway: new Set(underway?.uuids)
	};
	return rows.map((row) => toRecent(row, around));
}

function readOpen(db: PersonDatabase, locationId: string): Promise<ResultRow[]> {
	return db.result.where('[locationId+open]').equals([locationId, 1]).toArray();
}

function byKey<T>(rows: (T | undefined)[], key: (row: T) => string): Map<string, T> {
	return new Map(rows.flatMap((row) => (row === undefined ? [] : [[key(row), row]])));
}

/** Newest entered first. */
export function byEntered(a: StoredEntry, b: StoredEntry): number {
	return a.madeAt === b.madeAt ? b.deviceSeq - a.deviceSeq : a.madeAt < b.madeAt ? 1 : -1;
}

/**
 * What is stored in one transaction is made at one moment by one person. A moment that the server had to cap says when
 * it came, with whatever came then (D12).
 */
export function actOf({ id, by, madeAt, receivedAt }: StoredEntry): string {
	return madeAt === receivedAt ? id : `${madeAt} ${by}`;
}

function toRecent(row: StoredEntry, around: Surroundings): RecentEntry {
	const original = around.originals.get(row.root);
	const state = stateOf(row, original, around.startsAt);
	const unitId = row.unitId ?? (row.corrects ? original?.unitId : undefined) ?? null;
	const overlay = around.overlays.get(row.id);
	const winner = around.winners.get(row.winner ?? '');
	const mayEnter = mayRecord(around);
	return {
		id: row.id,
		locationId: row.locationId,
		unitId,
		unitName: unitId === null ? null : (around.units.get(unitId)?.name ?? null),
		entry: row.entry,
		observedAt: row.observedAt ?? (row.corrects ? (original?.observedAt ?? null) : null),
		undated: row.undated === true,
		madeAt: row.madeAt,
		act: actOf(row),
		receivedAt: row.receivedAt ?? overlay?.receivedAt ?? null,
		by: row.by,
		byName: around.names.get(row.by) ?? null,
		isOwn: row.by === around.me?.personId,
		source: row.source,
		spokenWith: row.spokenWith ?? null,
		corrects: row.corrects ? row.root : null,
		why: row.why ?? null,
		state,
		unplacedReason: row.unplaced ?? null,
		sending: sendingOf(row, overlay, around),
		standing: winner ? standingOf(winner) : null,
		voidable: mayEnter && isVoidable(row, state),
		voidId: mayEnter && state === 'voided' ? (row.winner ?? null) : null
	};
}

function stateOf(
	row: StoredEntry,
	original: StoredEntry | undefined,
	startsAt: string
): EntryState {
	if (row.unplaced) return 'unplaced';
	if (row.corrects) return original?.winner === row.id ? 'correction' : 'overtaken';
	if (row.place === undefined) return 'voided';
	if (row.place < startsAt) return 'before-window';
	return row.effective ? 'corrected' : 'in-force';
}

function sendingOf(
	row: StoredEntry,
	overlay: OverlayRow | undefined,
	{ results, underway }: Surroundings
): RecentEntry['sending'] {
	return stateOfEdit({
		result: results.get(row.id),
		isPending: row.pending === 1,
		isAcknowledged: overlay?.version !== undefined,
		isUnderway: underway.has(row.id)
	});
}

function isVoidable(row: StoredEntry, state: EntryState): boolean {
	return !row.corrects && ['in-force', 'corrected', 'unplaced'].includes(state);
}

/** In person or by telephone: the page says which. */
function mayRecord({ me, location }: Surroundings): boolean {
	if (!me || !location || location.status === 'closed') return false;
	const place = { ...location, locationId: location.id };
	return (['site', 'phone'] as const).some((source) =>
		permits(me, { do: 'record', source }, place)
	);
}
