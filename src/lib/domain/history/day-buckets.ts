import { applyEntry } from '../fold/apply-entry.ts';
import type { Effective } from '../fold/resolve-corrections.ts';
import { decodeState, encodeState, type LocationState } from '../fold/state.ts';
import type { FoldUnits } from '../fold/units.ts';
import type { HistoryDay } from './history-days.ts';
import type { Learned } from './known-versions.ts';

/** The entries of a location by the day on which they were seen, and the fold at the end of each of those days. */
export type DayBuckets = {
	learn(learned: Learned[]): void;
	/** From here on these are the units there are: what depends on units is folded anew. */
	know(units: FoldUnits): void;
	/** The state at the end of a day. Only days from the first changed one on are folded anew. */
	endOf(day: number): LocationState;
};

/** `start` = text of `encodeState`. Entries from before the first day count in every day. */
export function createDayBuckets(
	start: string,
	days: HistoryDay[],
	knownFirst: FoldUnits
): DayBuckets {
	let units = knownFirst;
	const buckets = Array.from({ length: days.length + 1 }, () => new Map<string, Effective>());
	const bucketOfId = new Map<string, number>();
	/** Texts of the states behind each bucket, as far as they hold. */
	const ends: string[] = [];

	function learn(learned: Learned[]): void {
		for (const { id, effective } of learned) {
			drop(id);
			if (effective) put(effective);
		}
	}

	function know(known: FoldUnits): void {
		if (known === units) return;
		units = known;
		// Before the first switch of detail units change nothing (D5).
		const switched = ends.findIndex((end) => decodeState(end).switchedAt !== null);
		if (switched !== -1) forgetFrom(switched);
	}

	function drop(id: string): void {
		const at = bucketOfId.get(id);
		if (at === undefined) return;
		buckets[at]!.delete(id);
		bucketOfId.delete(id);
		forgetFrom(at);
	}

	function put(effective: Effective): void {
		const at = bucketAt(effective.position, days);
		buckets[at]!.set(effective.id, effective);
		bucketOfId.set(effective.id, at);
		forgetFrom(at);
	}

	function forgetFrom(bucket: number): void {
		if (ends.length > bucket) ends.length = bucket;
	}

	function endOf(day: number): LocationState {
		while (ends.length <= day + 1)
			ends.push(foldBucket(ends.at(-1) ?? startAmong(start, units), ends.length));
		return decodeState(ends[day + 1]!);
	}

	function foldBucket(before: string, bucket: number): string {
		const entries = [...buckets[bucket]!.values()];
		if (entries.length === 0) return before;
		const state = decodeState(before);
		for (const entry of entries.sort(byPosition)) applyEntry(state, entry, units);
		return encodeState(state);
	}

	return { learn, know, endOf };
}

/** The start without the places of units that are not known. */
function startAmong(start: string, units: FoldUnits): string {
	const state = decodeState(start);
	const places = Object.entries(state.units).filter(([id]) => units.has(id));
	return encodeState({ ...state, units: Object.fromEntries(places) });
}

/** 0 = before the first day; nothing is seen after the last one (D12). */
function bucketAt(position: string, days: HistoryDay[]): number {
	return days.findLastIndex(({ from }) => position >= from) + 1;
}

function byPosition(a: Effective, b: Effective): number {
	return a.position < b.position ? -1 : 1;
}
