import type { Unreached } from '$lib/client/reminders.ts';
import { m } from '$messages/messages';

const WORDS: Record<Unreached, () => string> = {
	unreachable: m.reminders_unreachable,
	'sign-in': m.reminders_sign_in,
	rate: m.reminders_rate,
	refused: m.reminders_refused
};

export function troubleWords(trouble: Unreached): string {
	return WORDS[trouble]();
}
