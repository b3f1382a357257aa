import { m } from '$messages/messages';
import type { Location, LocationField } from '$lib/domain/schema/location.ts';
import { phoneLink } from '$lib/ui/phone-link.ts';
import { dayDoubt } from '../../../../day-doubt.ts';
import type { StepText } from './pipeline-text.ts';

type Dated = Pick<Location, 'status' | 'opensOn' | 'pipeline'>;

/** Leases of ten years are made. */
const MOST_DAYS = 3653;

/** What is odd about a value that may still be right; nobody is kept from it. `today` is a day here. */
export function fieldDoubt(
	field: LocationField,
	text: string,
	{ location, today }: { location: Dated; today: string }
): string | undefined {
	const value = text.trim();
	if (value === '' || location.status === 'closed') return undefined;
	if (field === 'phone') return phoneLink(value) ? undefined : m.details_phone_doubt();
	if (field === 'address.number')
		return /^[1-9]/.test(value) ? undefined : m.details_number_doubt();
	const days = daysAhead(field, value, location);
	if (days.some((day) => field !== 'opensOn' && isBefore(day, location.opensOn)))
		return m.details_before_opening();
	return days.map((day) => dayDoubt(day, today, MOST_DAYS)).find((doubt) => doubt !== undefined);
}

/** The days that are announced here; what is behind in a plan that stood already was right once. */
function daysAhead(field: LocationField, value: string, location: Dated): string[] {
	if (field === 'closesOn' || field === 'contractEndsOn') return [value];
	if (field === 'opensOn') return location.status === 'preparing' ? [value] : [];
	if (field !== 'pipeline') return [];
	const known = location.pipeline?.map(({ on }) => on) ?? [];
	const typed = (JSON.parse(value) as StepText[]).map(({ on }) => on);
	return typed.filter((on) => on !== '' && !known.includes(on));
}

function isBefore(day: string, opensOn: string | undefined): boolean {
	return opensOn !== undefined && day < opensOn;
}
