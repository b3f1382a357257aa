import { FIRST_POSITION } from '../../domain/fold/position.ts';
import { daysBefore, historyDays } from '../../domain/history/history-days.ts';
import { historyOf } from '../../domain/history/history-of.ts';
import { mayReadEntries } from '../../domain/permissions.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { Me } from '../../domain/schema/person.ts';
import type { PastDays, PastDaysQuery } from '../../sync/past-days.ts';
import type { Store } from '../store/store.ts';
import { toFoldUnit } from '../sync/location-fold.ts';
import { EMPTY_STATE_TEXT } from '../sync/wire-rows.ts';

/** A quarter of a year at a time. */
const DAYS = 92;
const NOTHING: PastDays = { days: [], more: false };

/**
 * The figures of a location on days before those that a device keeps, as known then and as known now: a fold of all its
 * entries from the first one on. `now` in ms since 1970.
 */
export async function readPastDays(
	store: Store,
	me: Me,
	{ location: id, before }: PastDaysQuery,
	now: number
): Promise<PastDays> {
	const known = await store.read(async (reader) => {
		const [record] = await reader.locations([id]);
		if (!record || !mayReadEntries(me, record.location)) return undefined;
		const [entries, units] = [await reader.entriesOf(id), await reader.unitsOf([id])];
		return { entries: entries.map(({ row }) => row), units: units.map(({ unit }) => unit) };
	});
	const first = known && firstSeen(known.entries);
	if (!known || first === undefined || first >= before) return NOTHING;
	const earliest = daysBefore(before, DAYS);
	const from = first > earliest ? first : earliest;
	const { days } = historyOf({
		start: { position: FIRST_POSITION, state: EMPTY_STATE_TEXT },
		entries: known.entries,
		units: new Map(known.units.map((unit) => [unit.id, toFoldUnit(unit)])),
		// Up to today: what was received later than a day is not what was known then.
		days: historyDays(from, now)
	});
	return { days: days.filter((day) => day.until <= before), more: first < from };
}

function firstSeen(entries: EntryRow[]): string | undefined {
	return entries
		.flatMap(({ observedAt }) => observedAt ?? [])
		.reduce<string | undefined>((first, at) => (first && first < at ? first : at), undefined);
}
