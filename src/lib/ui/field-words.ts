import { m } from '$messages/messages';
import type { LocationField } from '../domain/schema/location.ts';
import type { UnitField } from '../domain/schema/unit.ts';

/** Names of the fields of a location and a unit, by dotted path. */
export const FIELD_WORDS: Record<LocationField | UnitField, () => string> = {
	name: m.field_name,
	kind: m.field_kind,
	operator: m.field_operator,
	'address.street': m.field_address_street,
	'address.number': m.field_address_number,
	'address.suffix': m.field_address_suffix,
	'address.postcode': m.field_address_postcode,
	'address.city': m.field_address_city,
	'address.bagId': m.field_address_bag,
	'address.pin': m.address_pin,
	'suitable.infants': m.field_suitable_infants,
	'suitable.pets': m.field_suitable_pets,
	'suitable.wheelchair': m.field_suitable_wheelchair,
	'suitable.care': m.field_suitable_care,
	phone: m.field_phone,
	note: m.field_note,
	status: m.field_status,
	opensOn: m.field_opens_on,
	closesOn: m.field_closes_on,
	pipeline: m.address_pipeline,
	contractEndsOn: m.address_contract,
	hidden: m.field_hidden,
	floor: m.field_floor,
	sharedBy: m.field_shared_by
};
