import { m } from '$messages/messages';
import type { LocationField } from '$lib/domain/schema/location.ts';

/** How a field is filled in. */
export type Control =
	'text' | 'tel' | 'area' | 'date' | 'decimal' | 'choice' | 'fitness' | 'yes-no';

export type Part = { heading: () => string; fields: LocationField[]; seldom?: LocationField[] };

/** The fields of a location as a person looks for them. */
export const PARTS: Part[] = [
	{ heading: m.details_contact, fields: ['phone', 'note'] },
	{
		heading: m.details_suitable,
		fields: ['suitable.infants', 'suitable.pets', 'suitable.wheelchair', 'suitable.care']
	},
	{ heading: m.details_dates, fields: ['status', 'opensOn', 'closesOn'] },
	{
		heading: m.details_address,
		fields: [
			'address.street',
			'address.number',
			'address.suffix',
			'address.postcode',
			'address.city'
		],
		seldom: ['address.bagId', 'address.lat', 'address.lon']
	},
	{ heading: m.details_site, fields: ['name', 'kind', 'operator', 'hidden'] }
];

export function controlOf(field: LocationField): Control {
	if (field.startsWith('suitable.')) return 'fitness';
	return CONTROLS[field] ?? 'text';
}

const CONTROLS: Partial<Record<LocationField, Control>> = {
	phone: 'tel',
	note: 'area',
	opensOn: 'date',
	closesOn: 'date',
	'address.lat': 'decimal',
	'address.lon': 'decimal',
	status: 'choice',
	kind: 'choice',
	operator: 'choice',
	hidden: 'yes-no'
};
