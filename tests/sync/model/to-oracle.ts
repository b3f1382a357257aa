import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import type { EntryRow } from '../../../src/lib/domain/schema/entry.ts';
import type { Unit } from '../../../src/lib/domain/schema/unit.ts';
import type { OracleContent, OracleEntry, OracleUnit } from '../../support/oracle/world.ts';
import { toIso } from './time.ts';
import type { World } from './world.ts';

/** Entries of a location by what people entered and when the server took it, read off no row of the product. */
export function acceptedEntries({ server, edits }: World, locationId: string): OracleEntry[] {
	const entries: OracleEntry[] = [];
	for (const [uuid, { result, at, personId }] of server.allTaken()) {
		const mutation = edits.get(uuid)?.mutation;
		if (!mutation || result.status !== 'applied' || mutation.args.locationId !== locationId)
			continue;
		const entry = toEntry(mutation, at, personId);
		if (entry) entries.push(entry);
	}
	return entries;
}

/** D12, D13: the times of an edit that was received at `receivedAt`. */
function toEntry(mutation: Mutation, receivedAt: string, by: string): OracleEntry | undefined {
	const content = contentOf(mutation);
	if (!content) return undefined;
	const { uuid, args, deviceSeq, base } = mutation;
	const { unitId, observedAt, corrects, undated } = args as Partial<Record<string, string>>;
	const made = madeBefore(mutation, receivedAt);
	const hasNoTime = undated || (corrects !== undefined && observedAt === undefined);
	return {
		...{ id: uuid, locationId: String(args.locationId), entry: content, by, deviceSeq },
		...(unitId ? { unitId } : {}),
		...(corrects ? { corrects } : {}),
		observedAt: hasNoTime ? null : earlier(observedAt ?? madeAt(mutation), receivedAt),
		madeAt: made,
		base: base ?? null,
		...(undated ? { undated: true } : {}),
		source: (args.source as OracleEntry['source'] | undefined) ?? 'site'
	};
}

function contentOf({ name, args }: Mutation): OracleContent | undefined {
	if (name === 'occupancy.record') return args.entry as OracleContent;
	if (name !== 'location.setDetail') return undefined;
	const { detail, units, snijverlies } = args;
	return { kind: 'setDetail', detail, units, snijverlies } as OracleContent;
}

/** Units with their first beds and, once retired and not taken back, from when on (D5). */
export function unitsOf({ server, edits }: World, rows: Unit[]): OracleUnit[] {
	const retired = new Map<string, string>();
	const inOrder = [...server.allTaken()].sort(([, a], [, b]) => a.order - b.order);
	for (const [uuid, { result, at }] of inOrder) {
		const mutation = edits.get(uuid)?.mutation;
		if (!mutation || result.status !== 'applied') continue;
		const unitId = String(mutation.args.unitId);
		if (mutation.name === 'unit.retire') retired.set(unitId, madeBefore(mutation, at));
		if (mutation.name === 'unit.restore') retired.delete(unitId);
	}
	return rows.map(({ id, beds, sharedBy }) => toUnit({ id, beds, sharedBy }, retired.get(id)));
}

function toUnit(unit: OracleUnit, retiredAt: string | undefined): OracleUnit {
	if (!retiredAt) return unit;
	return { ...unit, retiredAt: { observedAt: retiredAt, deviceSeq: 0, id: '' } };
}

/** What a device shows is a replay of the rows that lie on it. */
export function entriesOnDevice(rows: Iterable<EntryRow>, locationId: string): OracleEntry[] {
	return [...rows].filter((row) => row.locationId === locationId);
}

export function unitsOnDevice(units: Iterable<Unit>): OracleUnit[] {
	return [...units].map(({ id, beds, sharedBy, retiredAt }) =>
		toUnit({ id, beds, sharedBy }, retiredAt)
	);
}

/** When its author saw what an edit says; undated: before everything that has a date. */
export function seenAt(mutation: Mutation): string {
	const { observedAt, undated } = mutation.args as { observedAt?: string; undated?: true };
	return undated ? '' : (observedAt ?? madeAt(mutation));
}

/** D13: by the corrected clock of the device, but not after it was received. */
export function madeBefore(mutation: Mutation, receivedAt: string): string {
	return earlier(madeAt(mutation), receivedAt);
}

/** By the corrected clock of the device. */
function madeAt({ deviceAt, offsetMs }: Mutation): string {
	return toIso(Date.parse(deviceAt) + (offsetMs ?? 0));
}

function earlier(a: string, b: string): string {
	return a < b ? a : b;
}
