import type { EntryContent } from '../domain/schema/entry.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { winnerOf } from './entry-group.ts';

/** What a correction states of an entry; a time and a unit only where it has its own (D13). */
export type Standing = {
	entry: EntryContent;
	observedAt?: string;
	unitId?: string;
};

/** What takes an entry back: of an original nothing is left, of a correction what stood before it stands again. */
export async function takeBack(db: PersonDatabase, entry: StoredEntry): Promise<Standing> {
	if (!entry.corrects) return { entry: { kind: 'void' } };
	const group = await db.entry.where('root').equals(entry.root).toArray();
	const original = group.find(({ id }) => id === entry.root);
	const others = group.filter(({ id }) => id !== entry.id && id !== entry.root);
	// Two people may have taken the same entry out; who brings it back wants neither void.
	const corrections =
		entry.entry.kind === 'void' ? others.filter(({ entry }) => entry.kind !== 'void') : others;
	if (corrections.length > 0) return standingOf(winnerOf(corrections));
	return { entry: original ? original.entry : { kind: 'void' } };
}

export function standingOf({ entry, observedAt, unitId }: StoredEntry): Standing {
	return { entry, ...(observedAt && { observedAt }), ...(unitId && { unitId }) };
}
