import type { PersonDatabase, StoredEntry } from './database.ts';
import { winnerOf } from './entry-group.ts';
import type { Standing } from './view-types.ts';

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
