import type { App } from '../../src/lib/server/app.ts';
import {
	type Command,
	done,
	isOutcome,
	type Outcome,
	readWords,
	refuse,
	toColumns
} from '../command.ts';
import { checkPerson, scopeText } from '../check-person.ts';
import { onDatabase } from '../open-app.ts';
import { readPassword } from '../password.ts';
import { setPassword, signOut } from '../user-access.ts';
import { grantRights, withdrawRights } from '../user-rights.ts';

const USAGE = `user add EMAIL --name NAME --role ROLE --scope KIND:ID …
  user grant EMAIL [--role ROLE] --scope KIND:ID …
  user withdraw EMAIL --scope KIND:ID … | user withdraw EMAIL --all
  user password EMAIL
  user sign-out EMAIL
  user list`;

const OPTIONS = {
	name: { type: 'string' },
	role: { type: 'string' },
	scope: { type: 'string', multiple: true },
	all: { type: 'boolean' }
} as const;

export const user: Command = async (words) => {
	const read = readWords(words, OPTIONS, USAGE);
	if (isOutcome(read)) return read;
	const [action = '', email, ...rest] = read.positionals;
	const { name = '', role = '', scope = [], all = false } = read.values;
	if (action === 'list' && !email) return onDatabase(listPeople);
	const work =
		email && rest.length === 0
			? workOf(action, { email, name, role, scopes: scope, all })
			: undefined;
	return work ? onDatabase(work) : refuse(`Usage: opvangbord ${USAGE}`);
};

/** undefined: no such action, or not as it is used. */
function workOf(
	action: string,
	asked: Asked & { all: boolean }
): ((app: App) => Promise<Outcome>) | undefined {
	const { email } = asked;
	switch (action) {
		case 'add':
			return (app) => addPerson(app, asked);
		case 'grant':
			return (app) => grantRights(app, asked);
		case 'withdraw':
			return isSaidWhat(asked) ? (app) => withdrawRights(app, asked) : undefined;
		case 'password':
			return (app) => setPassword(app, email);
		case 'sign-out':
			return (app) => signOut(app, email);
		default:
			return undefined;
	}
}

/** Everything has to be asked for, so that a forgotten --scope takes nothing away. */
function isSaidWhat({ all, scopes }: { all: boolean; scopes: string[] }): boolean {
	return all ? scopes.length === 0 : scopes.length > 0;
}

type Asked = { email: string; name: string; role: string; scopes: string[] };

async function addPerson(app: App, asked: Asked): Promise<Outcome> {
	const person = await checkPerson(app, asked);
	if (isOutcome(person)) return person;
	if (await app.auth.people.idOf(person.email)) return refuse(taken(person.email));
	const read = await readPassword();
	if ('tooShort' in read) return read.tooShort;
	const added = await app.auth.people.create({ ...person, password: read.password });
	if ('reason' in added) return refuse(taken(person.email));
	const told = `Added ${person.email} as ${person.role} of ${asked.scopes.join(', ')}.`;
	return done([told, ...read.lines].join('\n'));
}

function taken(email: string): string {
	return `${email} exists already; see: opvangbord user list`;
}

async function listPeople(app: App): Promise<Outcome> {
	const people = await app.auth.people.list();
	if (people.length === 0) return done('Nobody yet: opvangbord user add EMAIL …');
	const rows = people.map(({ email, name, role, scopes }) => [
		email,
		name,
		role ?? 'no role',
		scopes.map(scopeText).join(' ')
	]);
	return done(toColumns([['E-MAIL', 'NAME', 'ROLE', 'SCOPES'], ...rows]).join('\n'));
}
