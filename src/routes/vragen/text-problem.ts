import { findPersonalDetail, type PersonalDetail } from '$lib/domain/personal-details.ts';
import { m } from '$messages/messages';

const DETAIL_WORDS: Record<PersonalDetail, () => string> = {
	bsn: m.help_found_bsn,
	email: m.help_found_email,
	phone: m.help_found_phone,
	'birth-date': m.help_found_birth_date
};

/** What is wrong with a question or an answer, as a sentence that says how to mend it. */
export function textProblem(text: string, now: number): string | null {
	return text.trim() === '' ? m.help_text_missing() : personalProblem(text, now);
}

/** What stands in a text that may not leave this device (D15); null for none. */
export function personalProblem(text: string, now: number): string | null {
	const found = findPersonalDetail(text, new Date(now).toISOString());
	return found && DETAIL_WORDS[found]();
}

/** Whether it may stay on this device before it is sent: nothing of a resident does by accident (D15). */
export function isTextKept(text: string, now: number): boolean {
	return textProblem(text, now) === null;
}
