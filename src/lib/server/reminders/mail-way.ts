import type { Language } from '../../domain/reminders/reminder-choice.ts';
import type { Env } from '../env.ts';
import type { Deliver } from './remind.ts';
import { wordMail, wordMailTrial } from './reminder-words.ts';
import { createMailer } from './send-mail.ts';

/** Reminders by mail. */
export function createMailWay(settings: NonNullable<Env['mail']>) {
	const { origin } = settings;
	const mailer = createMailer(settings);

	const deliver: Deliver = async ({ person: { name, email: to }, choice, locations }) => {
		await mailer.send(wordMail(locations, { name, to, language: choice.language, origin }));
		return 'sent';
	};

	async function tryOut(to: string, language: Language): Promise<'sent'> {
		await mailer.send(wordMailTrial({ to, language, origin }));
		return 'sent';
	}

	return { deliver, tryOut, close: () => mailer.close() };
}
