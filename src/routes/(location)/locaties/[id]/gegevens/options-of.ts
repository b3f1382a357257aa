import { m } from '$messages/messages';
import type { LocationView } from '$lib/client/view-types.ts';
import { KINDS, type LocationField, OPERATORS, STATUSES } from '$lib/domain/schema/location.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { mayDo } from '../../../../may-do.ts';
import { valueWords } from './value-words.ts';

type Option = { value: string; label: string };

const VALUES: Partial<Record<LocationField, readonly string[]>> = {
	kind: KINDS,
	operator: OPERATORS,
	status: STATUSES
};

/** What this person may choose for a field, what stands included. */
export function optionsOf(field: LocationField, view: LocationView, me: Me | null): Option[] {
	if (field === 'hidden')
		return ['false', 'true'].map((value) => ({ value, label: YES_NO[value]!() }));
	const options = (VALUES[field] ?? [])
		.filter((value) => value === view.location[field as 'kind'] || maySet(field, value, view, me))
		.map((value) => ({ value, label: valueWords(field, value) }));
	return field === 'operator' ? [{ value: '', label: m.field_empty() }, ...options] : options;
}

const YES_NO: Record<string, () => string> = { true: m.action_yes, false: m.action_no };

/** Whether this person may give the field this value; without one, whether he may touch it at all. */
export function maySet(field: LocationField, value: unknown, view: LocationView, me: Me | null) {
	const current = field === 'status' ? view.location.status : undefined;
	return mayDo(me, { do: 'setField', field, value: value ?? current, current }, view);
}

/** How many rooms a suitability can hold for; undefined where rooms are not known. */
export function roomsOf({ detail, units }: LocationView): number | undefined {
	if (detail === 'site') return undefined;
	return units.filter(({ unit }) => !unit.retired).length || undefined;
}
