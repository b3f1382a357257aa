import { m } from '$messages/messages';
import type { Client, LiveQuery } from '$lib/client/client-types.ts';
import type { LocationView, RecentEntry, UnitView } from '$lib/client/view-types.ts';
import { formatWhen } from '$lib/ui/format-when.ts';
import { authorOf } from '../../../../day/entry-facts.ts';
import { asItStands } from '../../../../day/standing-entry.ts';

/** What was seen at the moment for which the snijverlies of this room was last stated (D6). */
export function entriesOfStated(
	client: Pick<Client, 'views'>,
	locationId: string,
	{ isDeclared, declaredAt }: Pick<UnitView, 'isDeclared' | 'declaredAt'>
): LiveQuery<RecentEntry[]> {
	if (!isDeclared || !declaredAt) return NONE;
	const until = new Date(Date.parse(declaredAt) + 1).toISOString();
	return client.views.dayEntries(locationId, { from: declaredAt, until });
}

/** By whom and when, where that is on this device. */
export function statedWords(
	entries: RecentEntry[],
	view: Pick<LocationView, 'units'>,
	unitId: string,
	now: number
): string {
	const stated = entries
		.map((entry) => asItStands(entry, view))
		.find((entry) => entry.unitId === unitId && isStatement(entry));
	if (!stated?.observedAt) return m.rooms_lost_stated();
	return m.rooms_lost_stated_by({
		who: authorOf(stated),
		when: formatWhen(stated.observedAt, now)
	});
}

function isStatement({ entry, state }: RecentEntry): boolean {
	return entry.kind === 'declareSnijverlies' && (state === 'in-force' || state === 'corrected');
}

const NONE: LiveQuery<RecentEntry[]> = {
	subscribe(next) {
		next([]);
		return () => {};
	},
	read: async () => []
};
