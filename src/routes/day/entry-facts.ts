import { m } from '$messages/messages';
import type { LocationView, RecentEntry } from '$lib/client/view-types.ts';
import { formatWhen, formatWhenShort } from '$lib/ui/format-when.ts';
import { nameOfUnit } from './place.ts';

const MINUTE_MS = 60_000;

/** When a line is read, and of which day it is told: today where nothing else is said. */
export type ToldAt = { now: number; toldOf?: string | undefined };

/** Everything else a line says of an entry: room, when it was seen and entered, by whom, on whose word, what became of it. */
export function factsOf(
	entry: RecentEntry,
	view: Pick<LocationView, 'units'>,
	{ now, toldOf }: ToldAt
): (string | null)[] {
	return [
		roomOf(entry),
		toRoomOf(entry, view),
		seenOf(entry, { now, toldOf }),
		enteredOf(entry, now),
		authorOf(entry),
		entry.spokenWith && m.entry_by_phone({ name: entry.spokenWith }),
		isFromList(entry) ? m.entry_from_import() : null,
		stateOf(entry),
		entry.why && m.entry_why({ why: entry.why })
	];
}

export function authorOf({ isOwn, byName }: RecentEntry): string {
	return isOwn ? m.freshness_you() : (byName ?? m.day_somebody());
}

/** What the RCVS took from a list is not what a place undoes; a count puts it right. */
export function mayUndo({ voidable, isOwn, source }: RecentEntry): boolean {
	return voidable && (isOwn || source !== 'import');
}

/** The desk takes back what it did itself, which came from no list. */
export function isFromList({ source, entry }: RecentEntry): boolean {
	return source === 'import' && entry.kind !== 'void';
}

function roomOf({ unitId, unitName }: RecentEntry): string | null {
	return unitId === null ? null : m.entry_room({ room: unitName ?? '?' });
}

/** Where a move went, when it was to a room. */
export function toRoomOf({ entry }: RecentEntry, view: Pick<LocationView, 'units'>): string | null {
	if (entry.kind !== 'move' || !entry.toUnitId) return null;
	return m.entry_to_room({ room: nameOfUnit(view, entry.toUnitId) ?? '?' });
}

function seenOf({ observedAt }: RecentEntry, { now, toldOf }: ToldAt): string {
	if (observedAt === null) return m.entry_undated();
	return m.day_seen({ when: formatWhenShort(observedAt, now, toldOf) });
}

/** Said only where it was not entered when it was seen. */
function enteredOf({ observedAt, madeAt }: RecentEntry, now: number): string | null {
	if (observedAt === null || Date.parse(madeAt) - Date.parse(observedAt) < 2 * MINUTE_MS)
		return null;
	return m.day_entered({ when: formatWhen(madeAt, now) });
}

const UNPLACED = {
	'needs-unit': m.unplaced_needs_unit,
	'needs-site': m.unplaced_needs_site,
	'unknown-target': m.unplaced_unknown_target
} as const;

function stateOf({ state, unplacedReason }: RecentEntry): string | null {
	switch (state) {
		case 'in-force':
			return null;
		case 'voided':
			return m.entry_state_voided();
		case 'corrected':
			return m.entry_state_corrected();
		case 'correction':
			return m.entry_state_correction();
		case 'overtaken':
			return m.entry_state_overtaken();
		case 'before-window':
			return m.entry_state_before_window();
		case 'unplaced':
			return m.entry_state_unplaced({ reason: unplacedReason ? UNPLACED[unplacedReason]() : '' });
	}
}
