import type { Language } from '../domain/reminders/reminder-choice.ts';
import { browserDeps } from './browser-deps.ts';
import { findBrowserPush } from './browser-push.ts';
import { createReminders, type Reminders } from './reminders.ts';
import { createRequest } from './request.ts';

/** Of this person in this browser. */
export async function createBrowserReminders(
	personId: string,
	language: Language
): Promise<Reminders> {
	return createReminders({
		personId,
		language,
		request: createRequest(browserDeps('')),
		local: localStorage,
		push: await findBrowserPush()
	});
}
