import type { Language } from '../domain/reminders/reminder-choice.ts';
import { REMINDED_PERSON } from './local-keys.ts';

/** Should reminders be on here for this person, this browser is told anew to the session that is there now. */
export async function renewReminders(personId: string, language: Language): Promise<void> {
	if (localStorage.getItem(REMINDED_PERSON) !== personId) return;
	const { createBrowserReminders } = await import('./browser-reminders.ts');
	await (await createBrowserReminders(personId, language)).renew();
}
