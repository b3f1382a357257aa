import { figuresOf, NOTHING_RESERVED } from '../domain/figures-of.ts';
import { stateWithout } from '../domain/fold/state-without.ts';
import { placeableOf } from '../domain/ledger.ts';
import type { PersonDatabase } from './database.ts';
import { createFoldSource } from './fold-source.ts';
import { loadWork } from './location-work.ts';
import type { PlaceStand } from './view-types.ts';

/** What a place would stand at now if an entry were taken out; undefined where that entry is not in force here. */
export async function readIfUndone(
	db: PersonDatabase,
	entryId: string,
	place: string
): Promise<PlaceStand | undefined> {
	return db.transaction('r', [db.entry, db.point, db.row, db.overlay, db.head], async () => {
		const entry = await db.entry.get(entryId);
		if (entry?.place === undefined) return undefined;
		const { locationId, place: position } = entry;
		const { start, head, units } = await loadWork(db, locationId);
		if (!head || position < start.position) return undefined;
		const source = createFoldSource(db, locationId, start, { fromStart: false, head });
		const state = await stateWithout(source, { id: entryId, position }, units);
		const stands = state && figuresOf(state, units, NOTHING_RESERVED, null);
		const figures = place === '' ? stands?.location : stands?.units.get(place);
		if (!figures) return undefined;
		const { occupied, overcrowded } = figures;
		return { occupied, overcrowded, placeable: placeableOf(figures) };
	});
}
