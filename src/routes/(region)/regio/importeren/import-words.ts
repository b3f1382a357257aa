import { m } from '$messages/messages';
import type { ImportField } from '$lib/domain/import/columns.ts';
import type { AskReason } from '$lib/domain/import/date-reading.ts';
import type { RowStatus } from '$lib/domain/import/import-plan.ts';

/** What a column can hold, in the order in which it is offered. */
export const IMPORT_FIELD_WORDS: Record<ImportField, () => string> = {
	municipality: m.field_municipality,
	name: m.field_name,
	address: m.import_field_address,
	street: m.field_address_street,
	number: m.field_address_number,
	suffix: m.field_address_suffix,
	postcode: m.field_address_postcode,
	city: m.field_address_city,
	kind: m.field_kind,
	operator: m.field_operator,
	realised: m.import_field_realised,
	occupied: m.import_field_occupied,
	outOfService: m.import_field_out,
	snijverlies: m.import_field_lost,
	infants: m.field_suitable_infants,
	pets: m.field_suitable_pets,
	wheelchair: m.field_suitable_wheelchair,
	care: m.field_suitable_care,
	phone: m.field_phone,
	opensOn: m.field_opens_on,
	closesOn: m.field_closes_on,
	updated: m.import_field_updated,
	note: m.field_note
};

export const STATUS_LOOKS: Record<
	RowStatus,
	{ word: () => string; tone: 'plain' | 'free' | 'reserved' | 'lost' | 'alarm' }
> = {
	new: { word: m.import_action_new, tone: 'free' },
	update: { word: m.import_action_update, tone: 'reserved' },
	same: { word: m.import_action_same, tone: 'plain' },
	history: { word: m.import_action_history, tone: 'plain' },
	'without-figures': { word: m.import_action_without_figures, tone: 'lost' },
	refused: { word: m.import_action_refused, tone: 'alarm' },
	'skipped-total': { word: m.import_action_skipped_total, tone: 'plain' }
};

export const ASK_WORDS: Record<AskReason, () => string> = {
	order: m.import_ask_order,
	relative: m.import_ask_relative,
	unreadable: m.import_ask_unreadable,
	'no-such-moment': m.import_ask_no_such_moment,
	future: m.import_ask_future
};
