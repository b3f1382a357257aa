import type { EntryContent, RecordedEntry } from '$lib/domain/schema/entry.ts';

/** An entry that is one number, so that a typing mistake can be put right. */
export type CountedEntry = Extract<
	RecordedEntry,
	{ kind: 'arrive' | 'depart' | 'recount' | 'move' | 'setRealised' }
>;

const COUNTED: readonly EntryContent['kind'][] = [
	'arrive',
	'depart',
	'recount',
	'move',
	'setRealised'
];

export function countedEntry(entry: EntryContent): CountedEntry | undefined {
	return COUNTED.includes(entry.kind) ? (entry as CountedEntry) : undefined;
}

/** What a correction states (D13): everything as it was, but the number. */
export function withNumber(entry: CountedEntry, n: number): CountedEntry {
	return { ...entry, n };
}
