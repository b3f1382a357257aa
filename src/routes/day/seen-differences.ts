import { m } from '$messages/messages';
import type { seenNow } from '$lib/client/seen-now.ts';
import { formatNumber } from '$lib/ui/format.ts';

type Seen = ReturnType<typeof seenNow>;

const PARTS = {
	realised: m.ledger_beds,
	occupied: m.ledger_occupied,
	outOfService: m.ledger_out,
	snijverliesDeclared: m.ledger_lost_short
} satisfies Record<keyof Seen, () => string>;

/** Which numbers of a confirm are no longer those that stand (D14): `Bezet: bevestigd 40, nu 43`. */
export function seenDifferences(seen: Seen, now: Seen): string[] {
	const keys = Object.keys(PARTS) as (keyof Seen)[];
	return keys
		.filter((key) => seen[key] !== now[key] && seen[key] !== null && now[key] !== null)
		.map((key) =>
			m.day_card_difference({
				what: PARTS[key](),
				seen: formatNumber(seen[key] ?? 0),
				now: formatNumber(now[key] ?? 0)
			})
		);
}
