import type { LocationView } from '$lib/client/view-types.ts';
import { dayOf } from '$lib/ui/format.ts';

/** Beds out of service whose day has come: they do not return by themselves, the page asks (D7). */
export type PassedPart = { unitId: string; reason: string; n: number; until: string };

export function passedParts(
	view: Pick<LocationView, 'detail' | 'figures' | 'outUntil' | 'units'>,
	now: number
): PassedPart[] {
	const today = dayOf(now);
	const places =
		view.detail === 'site'
			? [{ unitId: '', ...view }]
			: view.units.map((unit) => ({ unitId: unit.unit.id, ...unit }));
	return places.flatMap(({ unitId, figures, outUntil }) =>
		Object.entries(outUntil)
			.filter(([, until]) => until <= today)
			.map(([reason, until]) => ({
				unitId,
				reason,
				until,
				n: figures.outOfServiceBy[reason] ?? 0
			}))
			.filter(({ n }) => n > 0)
	);
}
