import type { LocationState } from './state.ts';
import { type FoldUnits, NOW_POSITION, unitRealised } from './units.ts';

/** When a location was last counted (D14); null = never. */
export function countedAtOf(state: LocationState, units: FoldUnits): string | null {
	return state.detail === 'site'
		? state.site.countedAt
		: countedAtUnits(state, units, NOW_POSITION);
}

/**
 * At `units`: the oldest count of the units that have beds or people, none if one was never counted,
 * or a newer counting confirm of the whole house.
 */
export function countedAtUnits(
	state: LocationState,
	units: FoldUnits,
	position: string
): string | null {
	let oldest: string | undefined;
	for (const unit of units.values()) {
		const place = state.units[unit.id];
		const inUse = unitRealised(state, unit, position) > 0 || (place?.occupied ?? 0) > 0;
		const countedAt = place?.countedAt ?? NEVER;
		if (inUse && (oldest === undefined || countedAt < oldest)) oldest = countedAt;
	}
	return newest([oldest ?? null, state.house.countedAt]);
}

/** When anything was last seen here; refreshes nothing by itself (D14). */
export function observedAtOf(state: LocationState): string | null {
	if (state.detail === 'site') return state.site.observedAt;
	const units = Object.values(state.units).map((place) => place.observedAt);
	return newest([...units, state.rest.observedAt, state.house.observedAt]);
}

/** Before every moment. */
const NEVER = '';

function newest(times: (string | null)[]): string | null {
	return times.reduce((best, time) => ((time ?? NEVER) > (best ?? NEVER) ? time : best), null);
}
