import type { LocationView, RecentEntry } from '$lib/client/view-types.ts';
import { nameOfUnit } from './place.ts';

/** An entry with the moment and the room that its corrections gave it (D13). */
export function asItStands(entry: RecentEntry, view: Pick<LocationView, 'units'>): RecentEntry {
	const { standing } = entry;
	if (!standing) return entry;
	const unitId = standing.unitId ?? entry.unitId;
	return {
		...entry,
		entry: standing.entry,
		observedAt: standing.observedAt ?? entry.observedAt,
		unitId,
		unitName: standing.unitId ? nameOfUnit(view, standing.unitId) : entry.unitName
	};
}
