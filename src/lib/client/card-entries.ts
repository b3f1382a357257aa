import type { Card } from '../domain/fold/cards.ts';
import type { StaffRow } from '../domain/schema/person.ts';
import type { PersonDatabase } from './database.ts';
import { effectiveOf } from './entry-group.ts';
import type { CardEntry } from './view-types.ts';

/** The entries that cards name, with who wrote them. */
export async function readCardEntries(
	db: PersonDatabase,
	locationId: string,
	cards: Card[]
): Promise<Record<string, CardEntry>> {
	const ids = [...new Set(cards.flatMap(idsOf))];
	if (ids.length === 0) return {};
	const names = await readNames(db, locationId);
	const found: Record<string, CardEntry> = {};
	for (const row of await db.entry.bulkGet(ids)) {
		const effective = effectiveOf(row);
		if (!effective) continue;
		const { id, content, unitId, by, observedAt } = effective;
		found[id] = { id, content, unitId, by, byName: names.get(by) ?? null, observedAt };
	}
	return found;
}

/** Names of who acted at a location, own name included. */
export async function readNames(
	db: PersonDatabase,
	locationId: string
): Promise<Map<string, string>> {
	const staff = await db.row.where('[locationId+type]').equals([locationId, 'staff']).toArray();
	const names = new Map<string, string>();
	for (const { row } of staff as unknown as { row: StaffRow }[]) names.set(row.personId, row.name);
	const me = (await db.meta.get('me'))?.value as { personId: string; name: string } | undefined;
	if (me) names.set(me.personId, me.name);
	return names;
}

function idsOf(card: Card): string[] {
	switch (card.kind) {
		case 'movement-near-count':
			return [card.movement, card.count];
		case 'two-counts':
			return [card.first, card.second];
		case 'confirm-differs':
			return [card.confirm];
		case 'switch-differs':
			return [card.switch];
		case 'negative':
			return [];
	}
}
