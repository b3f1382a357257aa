import { m } from '$messages/messages';
import type { RecordInput } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import { formatNumber } from '$lib/ui/format.ts';
import { nameOfUnit } from './place.ts';

type Named = Pick<LocationView, 'detail' | 'units'>;

/** What the undo strip says after a change, and of which room it was. */
export function savedWords({ entry, unitId }: RecordInput, view?: Named): string {
	const where = view?.detail === 'units' ? whereWords(view, entry, unitId) : undefined;
	return where ? `${where}: ${contentWords(entry)}` : contentWords(entry);
}

function whereWords(view: Named, entry: RecordedEntry, unitId = ''): string | undefined {
	if (entry.kind !== 'move') return unitId ? roomWords(view, unitId) : undefined;
	const to = entry.toUnitId ? (nameOfUnit(view, entry.toUnitId) ?? '?') : m.day_room_none();
	return `${unitId ? roomWords(view, unitId) : m.day_room_none()} → ${to}`;
}

function roomWords(view: Named, unitId: string): string {
	return m.rooms_room({ room: nameOfUnit(view, unitId) ?? '?' });
}

function contentWords(entry: RecordedEntry): string {
	switch (entry.kind) {
		case 'arrive':
			return m.day_saved_arrive({ n: formatNumber(entry.n) });
		case 'depart':
			return m.day_saved_depart({ n: formatNumber(entry.n) });
		case 'recount':
			return m.day_saved_recount({ n: formatNumber(entry.n) });
		case 'move':
			return m.day_saved_move();
		case 'confirm':
			return m.day_saved_confirm();
		case 'declareOutOfService':
		case 'bedsOut':
		case 'bedsBack':
			return m.day_saved_out();
		case 'declareSnijverlies':
			return m.day_saved_lost();
		case 'setRealised':
			return m.day_saved_beds();
		case 'void':
			return m.day_undone();
	}
}
