import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import { conflictsOf, fieldOf, writersOf } from '../support/field-of.ts';
import type { Evidence, Taken } from './evidence.ts';

type Write = { mutation: Mutation; taken: Taken };

/** I5: the applied writers of a field form one chain, each on the one that its author had seen (S11). */
export function checkChains({ devices, taken, rows }: Evidence): string[] {
	const conflicts = conflictsOf(rows);
	const byField = new Map<string, Write[]>();
	for (const { history } of devices)
		for (const mutation of history.stored.values()) {
			const field = fieldOf(mutation, conflicts);
			const result = taken.get(mutation.uuid);
			if (!field || !result) continue;
			byField.set(field, [...(byField.get(field) ?? []), { mutation, taken: result }]);
		}
	const writers = writersOf(rows);
	return [...byField].flatMap(([field, writes]) => checkField(field, writes, writers.get(field)));
}

function checkField(field: string, writes: Write[], standing: string | undefined): string[] {
	const found: string[] = [];
	const known = new Map(writes.map((write) => [write.mutation.uuid, write]));
	const applied = writes
		.filter(({ taken }) => taken.status === 'applied')
		.sort((a, b) => a.taken.version! - b.taken.version!);
	for (const [at, { mutation }] of applied.entries()) {
		if (mutation.name === 'conflict.settle') continue;
		const before = applied[at - 1]?.mutation.uuid;
		const base = meantBy(mutation.base ?? null, known, applied);
		// The first of the drill stands on whatever was there.
		if (before !== undefined && base !== before)
			found.push(`I5: ${mutation.uuid} of ${field} stands on ${base}, not on ${before}`);
	}
	const last = applied.at(-1)?.mutation.uuid;
	if (last && last !== standing) found.push(`I5: ${field} has writer ${standing}, not ${last}`);
	return found;
}

/** A noop stands for the writer it met, a refused edit for what it stood on itself. */
function meantBy(base: string | null, known: Map<string, Write>, applied: Write[]): string | null {
	const write = base === null ? undefined : known.get(base);
	if (!write) return base;
	const { mutation, taken } = write;
	if (taken.status === 'rejected') return meantBy(mutation.base ?? null, known, applied);
	if (taken.status !== 'noop') return base;
	const met = applied.findLast((earlier) => earlier.taken.version! <= taken.version!);
	return met?.mutation.uuid ?? base;
}
