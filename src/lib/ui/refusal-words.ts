import { m } from '$messages/messages';

/** Why an edit was not taken, by its code on the wire or on this device, as a sentence with a way out. */
export const REFUSAL_WORDS: Record<string, () => string> = {
	forbidden: m.code_forbidden,
	'not-found': m.code_not_found,
	closed: m.code_closed,
	invalid: m.code_invalid,
	'unknown-mutation': m.code_unknown_mutation,
	'too-old': m.code_too_old,
	'no-room': m.code_no_room,
	expired: m.code_expired,
	'personal-data': m.code_personal_data,
	'already-settled': m.code_already_settled,
	'field-conflict': m.code_field_conflict,
	'future-capped': m.code_future_capped,
	storage: m.code_storage,
	'no-rights': m.code_no_rights,
	'not-loaded': m.code_not_loaded
};
