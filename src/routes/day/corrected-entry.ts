import type { RecordInput } from '$lib/client/client-types.ts';
import type { RecentEntry } from '$lib/client/view-types.ts';
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

/** What stands now of an entry, if that is one number. */
export function countedEntry({ entry, standing }: RecentEntry): CountedEntry | undefined {
	const content = standing?.entry ?? entry;
	return COUNTED.includes(content.kind) ? (content as CountedEntry) : undefined;
}

/** What a correction states (D13): everything as it stands now, but the number. */
export function withNumber(of: RecentEntry, counted: CountedEntry, n: number): RecordInput {
	return { ...of.standing, entry: { ...counted, n }, corrects: of.id };
}
