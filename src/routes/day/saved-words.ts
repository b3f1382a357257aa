import { m } from '$messages/messages';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import { formatNumber } from '$lib/ui/format.ts';

/** What the undo strip says after a change. */
export function savedWords(entry: RecordedEntry): string {
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
