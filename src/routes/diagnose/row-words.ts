import { m } from '$messages/messages';
import { wordOf } from '$lib/ui/domain-words.ts';

const ROWS: Record<string, () => string> = {
	entry: m.device_row_entry,
	location: m.device_row_location,
	unit: m.device_row_unit,
	region: m.device_row_region,
	staff: m.device_row_staff,
	me: m.device_row_me,
	conflict: m.device_row_conflict,
	question: m.help_row_question
};

/** What lies on the device, by the type of its rows; one that a newer app stored is shown by its name. */
export function rowWords(type: string): string {
	return wordOf(ROWS, type);
}

const STEPS: Record<string, () => string> = {
	push: m.device_failed_push,
	pull: m.device_failed_pull
};

/** What failed, and behind it what the helpdesk needs to know of it. */
export function failureWords(what: string): string {
	const [step = '', ...detail] = what.split(': ');
	const word = STEPS[step];
	return word ? [word(), ...detail].join(': ') : what;
}
