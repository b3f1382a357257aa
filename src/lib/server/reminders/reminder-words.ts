import type { Language } from '../../domain/reminders/reminder-choice.ts';
import type { Location } from '../../domain/schema/location.ts';
import type { PushMessage } from '../../sync/reminder-messages.ts';
import type { Mail } from './send-mail.ts';

type Named = Pick<Location, 'id' | 'name' | 'hidden'>;

const WORDS = {
	nl: {
		notYet: 'Vandaag nog niet doorgegeven',
		hidden: 'een locatie',
		greeting: (name: string) => `Dag ${name},`,
		why: 'U krijgt dit bericht omdat u daarom vroeg. Anders instellen:',
		trial: 'Dit is een proef. Herinneringen komen hier aan.'
	},
	en: {
		notYet: 'Not passed on yet today',
		hidden: 'a location',
		greeting: (name: string) => `Dear ${name},`,
		why: 'You get this message because you asked for it. To change that:',
		trial: 'This is a test. Reminders reach you here.'
	}
} as const;

/** A message travels through others, so a hidden location is not named in it, encrypted or not. */
export function wordPush(locations: Named[], language: Language): PushMessage {
	const { notYet } = WORDS[language];
	const names = locations.map((location) => nameOf(location, language)).join(', ');
	const [only] = locations.length === 1 ? locations : [];
	return {
		title: 'Opvangbord',
		body: `${notYet}: ${names}`,
		path: only ? dayPath(only) : '/locaties'
	};
}

type MailParts = { name: string; to: string; language: Language; origin: string };

export function wordMail(locations: Named[], { name, to, language, origin }: MailParts): Mail {
	const { notYet, greeting, why } = WORDS[language];
	const lines = locations.map(
		(location) => `- ${nameOf(location, language)}: ${origin}${dayPath(location)}`
	);
	return {
		to,
		subject: `Opvangbord: ${notYet.toLowerCase()}`,
		text: [greeting(name), '', `${notYet}:`, ...lines, '', why, `${origin}/herinneringen`, ''].join(
			'\n'
		)
	};
}

export function wordPushTrial(language: Language): PushMessage {
	return { title: 'Opvangbord', body: WORDS[language].trial, path: '/herinneringen' };
}

export function wordMailTrial({ to, language, origin }: Omit<MailParts, 'name'>): Mail {
	const { trial } = WORDS[language];
	return { to, subject: 'Opvangbord', text: `${trial}\n\n${origin}/herinneringen\n` };
}

function nameOf({ name, hidden }: Named, language: Language): string {
	return hidden ? WORDS[language].hidden : name;
}

function dayPath({ id }: Pick<Named, 'id'>): string {
	return `/locaties/${id}`;
}
