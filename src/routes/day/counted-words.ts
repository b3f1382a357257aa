import { m } from '$messages/messages';
import type { LocationView, RecentEntry } from '$lib/client/view-types.ts';
import { formatWhen } from '$lib/ui/format-when.ts';

/** When the place was last counted or confirmed, and by whom where that is on this device; '' = never (D14). */
export function countedWords(
	{ countedAt }: Pick<LocationView, 'countedAt'>,
	recent: RecentEntry[],
	now: number
): string {
	if (countedAt === null) return '';
	const when = formatWhen(countedAt, now);
	const entry = recent.find((one) => one.observedAt === countedAt && isCount(one));
	if (!entry) return m.freshness_counted({ when });
	const name = entry.isOwn ? m.freshness_you() : entry.byName;
	const words = entry.entry.kind === 'confirm' ? SEEN : COUNTED;
	return name ? words.by({ when, name }) : words.plain({ when });
}

const COUNTED = { plain: m.freshness_counted, by: m.freshness_counted_by };
const SEEN = { plain: m.freshness_seen, by: m.freshness_seen_by };

function isCount({ entry, state }: RecentEntry): boolean {
	return (
		(entry.kind === 'recount' || entry.kind === 'confirm') &&
		(state === 'in-force' || state === 'correction')
	);
}
