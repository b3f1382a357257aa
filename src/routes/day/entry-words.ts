import { m } from '$messages/messages';
import type { EntryContent } from '$lib/domain/schema/entry.ts';
import { OUT_OF_SERVICE_WORDS, SNIJVERLIES_WORDS, wordOf } from '$lib/ui/domain-words.ts';
import { formatNumber } from '$lib/ui/format.ts';

/** What was entered, as lists, cards and the undo strip say it: `Aankomst 2`, `Telling 101`. */
export function entryWords(entry: EntryContent): string {
	switch (entry.kind) {
		case 'arrive':
			return m.entry_arrive({ n: formatNumber(entry.n) });
		case 'depart':
			return m.entry_depart({ n: formatNumber(entry.n) });
		case 'recount':
			return m.entry_recount({ n: formatNumber(entry.n) });
		case 'move':
			return m.entry_move({ n: formatNumber(entry.n) });
		case 'confirm':
			return m.entry_confirm();
		case 'declareOutOfService':
			return declaredOut(entry.byReason);
		case 'bedsOut':
			return m.entry_beds_out(bedsOf(entry));
		case 'bedsBack':
			return m.entry_beds_back(bedsOf(entry));
		case 'setRealised':
			return m.entry_set_realised({ n: formatNumber(entry.n) });
		case 'declareSnijverlies':
			return declaredLost(entry.byReason);
		case 'setDetail':
			return entry.detail === 'units' ? m.entry_set_detail_units() : m.entry_set_detail_site();
		case 'void':
			return m.entry_void();
		default:
			return m.entry_unknown();
	}
}

/** `2 reparatie, 1 schoonmaak`; reasons that are 0 are left out. */
function partsOf(counts: Record<string, number>, words: Record<string, () => string>): string {
	return Object.entries(counts)
		.filter(([, n]) => n > 0)
		.map(([reason, n]) => `${formatNumber(n)} ${wordOf(words, reason).toLowerCase()}`)
		.join(', ');
}

/** `2 (gezin deelt de kamer niet), 1 (zorg nodig)`: its reasons are sentences. */
export function lostPartsOf(byReason: Record<string, number>): string {
	return Object.entries(byReason)
		.filter(([, n]) => n > 0)
		.map(([reason, n]) => `${formatNumber(n)} (${wordOf(SNIJVERLIES_WORDS, reason).toLowerCase()})`)
		.join(', ');
}

function declaredOut(byReason: Record<string, { n: number }>): string {
	const counts = Object.entries(byReason).map(([reason, { n }]) => [reason, n] as const);
	const parts = partsOf(Object.fromEntries(counts), OUT_OF_SERVICE_WORDS);
	return parts ? m.entry_declare_out({ parts }) : m.entry_declare_out_none();
}

function declaredLost(byReason: Record<string, number>): string {
	const parts = lostPartsOf(byReason);
	return parts ? m.entry_declare_lost({ parts }) : m.entry_declare_lost_none();
}

function bedsOf({ n, reason }: { n: number; reason: string }): { n: string; reason: string } {
	return {
		n: formatNumber(n),
		reason: wordOf(OUT_OF_SERVICE_WORDS, reason).toLowerCase()
	};
}
