import type { UnitView } from '$lib/client/view-types.ts';
import type { Suitability } from '$lib/domain/schema/location.ts';
import { m } from '$messages/messages';

/** For whom a room is suitable; "no" and "unknown" say nothing beside it (D8). */
export function suitsWords({ unit }: Pick<UnitView, 'unit'>): string[] {
	const suitable: Record<string, string | undefined> = unit.suitable;
	return Object.entries(SUITS_WORDS)
		.filter(([need]) => suitable[need] === 'yes')
		.map(([, word]) => word());
}

export const SUITS_WORDS: Record<Suitability, () => string> = {
	infants: m.rooms_suits_infants,
	pets: m.rooms_suits_pets,
	wheelchair: m.rooms_suits_wheelchair,
	care: m.rooms_suits_care
};
