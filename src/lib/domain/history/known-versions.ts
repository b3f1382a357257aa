import { type Effective, resolveGroup } from '../fold/resolve-corrections.ts';
import type { Position } from '../fold/position.ts';
import type { EntryRow } from '../schema/entry.ts';
import { createDayOfReceipt } from './day-of-receipt.ts';
import type { HistoryDay } from './history-days.ts';

/** What an entry comes down to from some moment on; null = voided (D13). */
export type Learned = { id: string; effective: Effective | null };

/** An original with its corrections. */
export type EntryGroup = { original: EntryRow; corrections: EntryRow[] };

export type KnownGroup = {
	/**
	 * By the day on which it became known, in order; the day behind the last one has what the server does not have yet,
	 * and so nobody but this device knows.
	 */
	learned: (Learned & { day: number })[];
	/** A version stands before the start: what it was then is inside the opening, unseen. */
	unsure: boolean;
};

/** Tells on which day what became known of a group (D12: by the server's receipt). */
export function createKnown(
	days: HistoryDay[],
	start: Position
): (group: EntryGroup) => KnownGroup {
	const dayOfReceipt = createDayOfReceipt(days);
	const dayOf = ({ receivedAt }: EntryRow) => dayOfReceipt(receivedAt);
	return ({ original, corrections }) => {
		const versions = versionsOf(original, corrections, dayOf);
		const before = versions.filter(({ effective }) => isBefore(effective, start));
		// The opening holds what stands now, so that beside it only what stands now adds up.
		const counted = before.length > 0 ? onlyLast(versions) : versions;
		return {
			learned: counted
				.filter(({ effective }) => !isBefore(effective, start))
				.map((version) => ({ id: original.id, ...version })),
			unsure: before.length > 0 && before.length < versions.length
		};
	};
}

type Version = { day: number; effective: Effective | null };

/** One version a day on which something of it came to be known: the last of that day. */
function versionsOf(
	original: EntryRow,
	corrections: EntryRow[],
	dayOf: (entry: EntryRow) => number
): Version[] {
	const days = knownDays([original, ...corrections], dayOf);
	return [...new Set(days.values())]
		.sort((a, b) => a - b)
		.map((day) => {
			const known = corrections.filter(({ id }) => days.get(id)! <= day);
			return { day, effective: resolveGroup(original, known) };
		});
}

/** A correction is known as one from when everything between it and its original is (D13). */
function knownDays(group: EntryRow[], dayOf: (entry: EntryRow) => number): Map<string, number> {
	const byId = new Map(group.map((entry) => [entry.id, entry]));
	const days = new Map<string, number>();
	for (const entry of group) {
		let day = dayOf(entry);
		for (let at = byId.get(entry.corrects ?? ''); at; at = byId.get(at.corrects ?? ''))
			day = Math.max(day, dayOf(at));
		days.set(entry.id, day);
	}
	return days;
}

function onlyLast(versions: Version[]): Version[] {
	return [{ day: versions[0]!.day, effective: versions.at(-1)!.effective }];
}

function isBefore(effective: Effective | null, start: Position): boolean {
	return effective !== null && effective.position < start;
}
