import { m } from '$messages/messages';
import type { LocationField } from '$lib/domain/schema/location.ts';
import type { TermId } from '$lib/ui/terms.ts';

/** How a field is filled in. */
export type Control =
	'text' | 'tel' | 'area' | 'date' | 'pin' | 'choice' | 'fitness' | 'yes-no' | 'pipeline';

export type Part = {
	heading: () => string;
	fields: LocationField[];
	seldom?: LocationField[];
	/** What stands above its fields. */
	help?: 'address' | 'pin' | 'ahead';
	/** Words among them that need a meaning. */
	terms?: readonly TermId[];
};

/** The fields of a location as a person looks for them. */
export const PARTS: Part[] = [
	{ heading: m.details_contact, fields: ['phone', 'note'], terms: ['rcvs'] },
	{
		heading: m.details_suitable,
		fields: ['suitable.infants', 'suitable.pets', 'suitable.wheelchair', 'suitable.care']
	},
	{
		heading: m.details_dates,
		fields: ['status', 'opensOn', 'closesOn', 'contractEndsOn', 'pipeline'],
		help: 'ahead'
	},
	{
		heading: m.details_address,
		fields: [
			'address.street',
			'address.number',
			'address.suffix',
			'address.postcode',
			'address.city'
		],
		seldom: ['address.bagId'],
		help: 'address',
		terms: ['bag']
	},
	{ heading: m.address_pin, fields: ['address.pin'], help: 'pin' },
	{
		heading: m.details_site,
		fields: ['name', 'kind', 'operator', 'hidden'],
		terms: ['operator', 'goo', 'hub', 'cno', 'amv', 'coa', 'noo']
	}
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
	contractEndsOn: 'date',
	pipeline: 'pipeline',
	'address.pin': 'pin',
	status: 'choice',
	kind: 'choice',
	operator: 'choice',
	hidden: 'yes-no'
};
