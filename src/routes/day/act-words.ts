import { m } from '$messages/messages';
import type { RecentEntry } from '$lib/client/view-types.ts';
import { formatWhenShort } from '$lib/ui/format-when.ts';
import { authorOf, isFromList, type ToldAt } from './entry-facts.ts';

/** What was entered at once, as one line says it: `40 kamers geteld`. */
export function actWords(entries: RecentEntry[]): string {
	const n = entries.length;
	if (entries.every(isRoomCount)) return m.rooms_counted_said({ n });
	if (entries.every(({ entry }) => entry.kind === 'move')) return m.day_act_moves({ n });
	return m.day_act_changes({ n });
}

/** From when to when it was seen, by whom, on whose word, and how many of it were taken out. */
export function actFacts(entries: RecentEntry[], told: ToldAt): (string | null)[] {
	const [first] = entries as [RecentEntry];
	const gone = entries.filter(({ state }) => state === 'voided').length;
	return [
		seenOf(entries, told),
		authorOf(first),
		first.spokenWith && m.entry_by_phone({ name: first.spokenWith }),
		isFromList(first) ? m.entry_from_import() : null,
		gone > 0 && gone < entries.length ? m.day_act_gone({ n: gone }) : null
	];
}

function isRoomCount({ entry, unitId }: RecentEntry): boolean {
	return entry.kind === 'recount' && unitId !== null;
}

function seenOf(entries: RecentEntry[], { now, toldOf }: ToldAt): string {
	const times = entries.flatMap(({ observedAt }) => observedAt ?? []).sort();
	if (times.length === 0) return m.entry_undated();
	const ends = [times[0]!, times.at(-1)!].map((time) => formatWhenShort(time, now, toldOf));
	return m.day_seen({ when: [...new Set(ends)].join(' – ') });
}
