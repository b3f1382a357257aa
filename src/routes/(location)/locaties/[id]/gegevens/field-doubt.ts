import { m } from '$messages/messages';
import type { Location, LocationField } from '$lib/domain/schema/location.ts';
import { phoneLink } from '$lib/ui/phone-link.ts';

type Dated = Pick<Location, 'status' | 'opensOn'>;

/** What is odd about a value that may still be right; nobody is kept from it. `today` is a day here. */
export function fieldDoubt(
	field: LocationField,
	text: string,
	{ location, today }: { location: Dated; today: string }
): string | undefined {
	const value = text.trim();
	if (value === '' || location.status === 'closed') return undefined;
	if (field === 'phone') return phoneLink(value) ? undefined : m.details_phone_doubt();
	if (field !== 'closesOn' && field !== 'contractEndsOn') return undefined;
	if (location.opensOn && value < location.opensOn) return m.details_before_opening();
	return value < today ? m.details_day_passed() : undefined;
}
