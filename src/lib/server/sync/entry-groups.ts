import { type Effective, resolveGroup } from '../../domain/fold/resolve-corrections.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { EntryRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';

/** What an entry changed in the fold of its location: the place it left, the place it took. */
export type PlaceChange = { left: Effective | null; taken: Effective | null };

/**
 * Entries of a batch among those they correct or that wait for them (D13). An original with its corrections is
 * a group; the one in force carries the group's place, the others none.
 */
export type EntryGroups = {
	/** Adds a new entry; tells what it changes in the fold. */
	add(row: EntryRow, regionId: string, version: number): PlaceChange;
	homeOf(id: string): string | undefined;
	/** New entries, and old ones whose place, root or window changed. */
	changed(): EntryRecord[];
};

export async function loadEntryGroups(
	reader: Reader,
	batch: { newIds: string[]; corrected: string[] },
	windowStart: string
): Promise<EntryGroups> {
	const known = new Map<string, EntryRecord>();
	const learn = (records: EntryRecord[]) => {
		for (const record of records) known.set(record.row.id, record);
	};
	learn(await reader.corrections(batch.newIds));
	if (batch.corrected.length > 0) {
		const targets = await reader.entries(batch.corrected);
		learn(targets);
		const roots = targets.flatMap(({ root }) => root ?? []);
		learn(await reader.entries(roots));
		learn(await reader.corrections([...batch.corrected, ...roots]));
	}
	return createEntryGroups(known, windowStart);
}

function createEntryGroups(known: Map<string, EntryRecord>, windowStart: string): EntryGroups {
	const changed = new Set<string>();
	const idsByRoot = new Map<string, Set<string>>();
	const index = ({ row, root }: EntryRecord) => {
		if (root === null) return;
		const ids = idsByRoot.get(root) ?? new Set();
		idsByRoot.set(root, ids.add(row.id));
	};
	for (const record of known.values()) index(record);

	function keep(record: EntryRecord): void {
		const before = known.get(record.row.id);
		if (before?.root && before.root !== record.root)
			idsByRoot.get(before.root)?.delete(record.row.id);
		known.set(record.row.id, record);
		changed.add(record.row.id);
		index(record);
	}

	function rootOf(row: EntryRow): string | null {
		if (!row.corrects) return null;
		const target = known.get(row.corrects);
		// An id of another location is as unknown as one that never was.
		if (!target || target.row.locationId !== row.locationId) return row.corrects;
		return target.root ?? target.row.id;
	}

	function membersOf(rootId: string, locationId: string): EntryRecord[] {
		const ids = new Set([rootId, ...(idsByRoot.get(rootId) ?? [])]);
		return [...ids]
			.flatMap((id) => known.get(id) ?? [])
			.filter(({ row }) => row.locationId === locationId);
	}

	/** Corrections that waited for this entry now come down to what it comes down to. */
	function adopt(row: EntryRow, root: string | null): void {
		for (const record of membersOf(row.id, row.locationId))
			if (record.root === row.id && root !== null && root !== row.id) keep({ ...record, root });
	}

	function add(row: EntryRow, regionId: string, version: number): PlaceChange {
		if (!row.corrects && !idsByRoot.has(row.id)) return addAlone(row, regionId, version);
		const root = rootOf(row);
		keep({ row, regionId, root, place: null, effective: null, latest: '', version });
		adopt(row, root);
		return settle(root ?? row.id, row.locationId, version);
	}

	/** Nearly every entry: it corrects nothing, and nothing waits for it. */
	function addAlone(row: EntryRow, regionId: string, version: number): PlaceChange {
		const taken = resolveGroup(row, []);
		const place = taken?.position ?? null;
		const latest = row.observedAt ?? '';
		keep({ row, regionId, root: null, place, effective: null, latest, version });
		return { left: null, taken };
	}

	function settle(rootId: string, locationId: string, version: number): PlaceChange {
		const members = membersOf(rootId, locationId);
		const original = members.find(({ row, root }) => row.id === rootId && root === null);
		const corrections = members.filter((member) => member !== original).map(({ row }) => row);
		const taken = original ? resolveGroup(original.row, corrections) : null;
		const left = leaveOld(members);
		const latest = latestOf(members, original !== undefined);
		for (const member of members) {
			const inForce = taken !== null && isInForce(member.row, taken, original!.row, corrections);
			keep({
				...member,
				place: inForce ? taken.position : null,
				effective: inForce && corrections.length > 0 ? taken : null,
				latest,
				// Rows that were out of the window come to the devices now.
				version: member.latest < windowStart && latest >= windowStart ? version : member.version
			});
		}
		return { left, taken };
	}

	return {
		add,
		homeOf: (id) => known.get(id)?.row.locationId,
		changed: () => [...changed].map((id) => known.get(id)!)
	};
}

function leaveOld(members: EntryRecord[]): Effective | null {
	const old = members.find(({ place }) => place !== null);
	if (!old) return null;
	return old.effective ?? resolveGroup(old.row, []);
}

/** Exactly one row of a group carries its place: the correction that won, else the original. */
function isInForce(
	row: EntryRow,
	taken: Effective,
	original: EntryRow,
	corrections: EntryRow[]
): boolean {
	if (!taken.corrected) return row === original;
	return row === corrections.find((entry) => entry.entry === taken.content);
}

/**
 * A correction whose original nobody knows is listed by when it was made; what was sent for that stays sent, or
 * devices would go on listing it.
 */
function latestOf(members: EntryRecord[], isKnown: boolean): string {
	return members
		.flatMap(({ row, latest }) => [latest, row.observedAt ?? (isKnown ? '' : row.madeAt)])
		.reduce((a, b) => (a > b ? a : b), '');
}
