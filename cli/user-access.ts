import type { App } from '../src/lib/server/app.ts';
import { done, isOutcome, type Outcome } from './command.ts';
import { findPerson } from './find-person.ts';
import { readPassword } from './password.ts';

export async function setPassword(app: App, email: string): Promise<Outcome> {
	const person = await findPerson(app, email);
	if (isOutcome(person)) return person;
	const read = await readPassword();
	if ('tooShort' in read) return read.tooShort;
	await app.auth.accounts.setPassword(person.personId, read.password);
	const told = `${person.email} has another password and is signed out everywhere.`;
	return done([told, ...read.lines].join('\n'));
}

export async function signOut(app: App, email: string): Promise<Outcome> {
	const person = await findPerson(app, email);
	if (isOutcome(person)) return person;
	const ended = await app.auth.accounts.endSessions(person.personId);
	return done(`${person.email}: ${ended} ${ended === 1 ? 'session' : 'sessions'} ended.`);
}
