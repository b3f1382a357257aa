import type { OracleEntry, OracleWorld, Position } from './world.ts';

/** One entry after its corrections (D13); `id` is always the original's. */
export type Effective = Pick<OracleEntry, 'id' | 'unitId' | 'entry' | 'by'> & {
	position: Position;
	dated: boolean;
	corrected: boolean;
	/** The original id of the recount that the author had. */
	base: string | null;
};

/** Every original as its winning correction leaves it, in the order of the fold (D9). */
export function effectiveEntries(world: OracleWorld): Effective[] {
	const byId = new Map(world.entries.map((entry) => [entry.id, entry]));
	const groups = new Map<string, OracleEntry[]>();
	for (const entry of world.entries) {
		const original = originalOf(byId, entry);
		if (original) groups.set(original.id, [...(groups.get(original.id) ?? []), entry]);
	}
	return [...groups.values()]
		.map((group) => effective(byId, group))
		.filter(({ entry }) => entry.kind !== 'void')
		.sort((a, b) => comparePositions(a.position, b.position));
}

/** Corrections whose chain ends at an unknown id or in a circle. */
export function entriesWithoutTarget(world: OracleWorld): OracleEntry[] {
	const byId = new Map(world.entries.map((entry) => [entry.id, entry]));
	return world.entries.filter((entry) => !originalOf(byId, entry));
}

export function comparePositions(a: Position, b: Position): number {
	return (
		compareText(a.observedAt, b.observedAt) || a.deviceSeq - b.deviceSeq || compareText(a.id, b.id)
	);
}

function originalOf(byId: Map<string, OracleEntry>, entry: OracleEntry): OracleEntry | undefined {
	let at: OracleEntry | undefined = entry;
	for (let steps = 0; at?.corrects !== undefined; steps++) {
		if (steps > byId.size) return undefined;
		at = byId.get(at.corrects);
	}
	return at;
}

function effective(byId: Map<string, OracleEntry>, group: OracleEntry[]): Effective {
	const original = group.find((entry) => entry.corrects === undefined)!;
	const winner = winnerOf(group) ?? original;
	const placedBy = winner.observedAt === null ? original : winner;
	return {
		id: original.id,
		unitId: winner.unitId ?? original.unitId,
		entry: winner.entry,
		by: winner.by,
		position: {
			observedAt: placedBy.observedAt ?? '',
			deviceSeq: placedBy.deviceSeq,
			id: placedBy.id
		},
		dated: placedBy.observedAt !== null,
		corrected: winner !== original,
		base: baseOf(byId, winner, original)
	};
}

function winnerOf(group: OracleEntry[]): OracleEntry | undefined {
	return group
		.filter((entry) => entry.corrects !== undefined)
		.sort(
			(a, b) =>
				compareText(a.madeAt, b.madeAt) || a.deviceSeq - b.deviceSeq || compareText(a.id, b.id)
		)
		.at(-1);
}

/** D11: a correction that names what it corrects as its base knew what the original knew. */
function baseOf(
	byId: Map<string, OracleEntry>,
	winner: OracleEntry,
	original: OracleEntry
): string | null {
	const base = originalId(byId, winner.base ?? null);
	return base === original.id ? originalId(byId, original.base ?? null) : base;
}

function originalId(byId: Map<string, OracleEntry>, id: string | null): string | null {
	const entry = id === null ? undefined : byId.get(id);
	return entry ? (originalOf(byId, entry)?.id ?? id) : id;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
