import type { PersonDatabase, StoredEntry } from './database.ts';

/**
 * Removes what the opening contains: groups of which no entry stands inside the window. Own pending ones stay until
 * they are acknowledged.
 */
export async function pruneEntries(
	db: PersonDatabase,
	locationId: string,
	startsAt: string
): Promise<void> {
	if (startsAt === '') return;
	const old = await db.entry
		.where('[locationId+own]')
		.between([locationId, ''], [locationId, startsAt], true, false)
		.toArray();
	const roots = [...new Set(old.map(({ root }) => root))];
	const members = await db.entry.where('root').anyOf(roots).toArray();
	const kept = new Set(
		members.filter((entry) => staysInWindow(entry, startsAt)).map(({ root }) => root)
	);
	const gone = members.filter(({ root }) => !kept.has(root));
	await db.entry.bulkDelete(gone.map(({ id }) => id));
}

function staysInWindow({ pending, own }: StoredEntry, startsAt: string): boolean {
	return pending === 1 || (own !== undefined && own >= startsAt);
}
