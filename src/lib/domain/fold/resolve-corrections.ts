import type { EntryContent, EntryRow } from '../schema/entry.ts';
import { type Position, toPosition } from './position.ts';

/** An entry as the fold sees it: corrections worked in, voided ones gone (D13). */
export type Effective = {
	/** Id of the original, which cards and `base` chains speak of. */
	id: string;
	position: Position;
	/** When it was seen; null = undated, sets no times. */
	observedAt: string | null;
	/** '' = the location itself. */
	unitId: string;
	content: Exclude<EntryContent, { kind: 'void' }>;
	by: string;
	base: string | null;
	/** It is the content of a correction: left out of "telde dit al mee?" (D10). */
	corrected: boolean;
	/** Ids of the corrections worked in: a `base` may name one of them. */
	aliases: string[];
};

/** What an original with all its corrections comes down to; null = voided. */
export function resolveGroup(original: EntryRow, corrections: EntryRow[]): Effective | null {
	const winner = corrections.reduce<EntryRow>(
		(best, entry) => (best === original || isLater(entry, best) ? entry : best),
		original
	);
	if (winner.entry.kind === 'void') return null;
	const moved = winner.observedAt !== null;
	const placed = moved ? winner : original;
	return {
		id: original.id,
		position: toPosition(placed.observedAt, placed.deviceSeq, placed.id),
		observedAt: placed.observedAt,
		unitId: winner.unitId ?? original.unitId ?? '',
		content: winner.entry,
		by: winner.by,
		base: baseOf(winner, original, corrections),
		corrected: winner !== original,
		aliases: corrections.map(({ id }) => id)
	};
}

/** D11: who corrects a count and names that count as its base knew what its author knew. */
function baseOf(winner: EntryRow, original: EntryRow, corrections: EntryRow[]): string | null {
	const base = winner.base ?? null;
	const isOwn = base === original.id || corrections.some(({ id }) => id === base);
	return isOwn ? (original.base ?? null) : base;
}

/** Of several corrections the one made last wins (D13); what was made counts, not what arrived. */
function isLater(a: EntryRow, b: EntryRow): boolean {
	const placeOf = ({ madeAt, deviceSeq, id }: EntryRow) => toPosition(madeAt, deviceSeq, id);
	return placeOf(a) > placeOf(b);
}

/** Entries by the original they come down to; `unknown` = its chain ends nowhere or runs in a circle. */
export function groupByOriginal(entries: Iterable<EntryRow>): {
	groups: Map<string, { original: EntryRow; corrections: EntryRow[] }>;
	unknown: EntryRow[];
} {
	const byId = new Map([...entries].map((entry) => [entry.id, entry]));
	const groups = new Map<string, { original: EntryRow; corrections: EntryRow[] }>();
	const unknown: EntryRow[] = [];
	for (const entry of byId.values())
		if (!entry.corrects) groups.set(entry.id, { original: entry, corrections: [] });
	for (const entry of byId.values()) {
		if (!entry.corrects) continue;
		const group = groups.get(originalIdOf(entry, byId) ?? '');
		if (group) group.corrections.push(entry);
		else unknown.push(entry);
	}
	return { groups, unknown };
}

function originalIdOf(entry: EntryRow, byId: Map<string, EntryRow>): string | undefined {
	const passed = new Set<string>();
	let current: EntryRow | undefined = entry;
	while (current?.corrects) {
		if (passed.has(current.id)) return undefined;
		passed.add(current.id);
		current = byId.get(current.corrects);
	}
	return current?.id;
}

/** All effective entries in fold order. */
export function toEffective(entries: Iterable<EntryRow>): Effective[] {
	const found: Effective[] = [];
	for (const { original, corrections } of groupByOriginal(entries).groups.values()) {
		const effective = resolveGroup(original, corrections);
		if (effective) found.push(effective);
	}
	return found.sort((a, b) => (a.position < b.position ? -1 : 1));
}
