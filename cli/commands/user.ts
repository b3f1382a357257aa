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
import { checkPerson } from '../check-person.ts';
import { onDatabase } from '../open-app.ts';
import { askPassword, makePassword, MIN_PASSWORD } from '../password.ts';

const USAGE = 'user add EMAIL --name NAME --role ROLE --scope KIND:ID [--scope …] | user list';

const OPTIONS = {
	name: { type: 'string' },
	role: { type: 'string' },
	scope: { type: 'string', multiple: true }
} as const;

export const user: Command = async (words) => {
	const read = readWords(words, OPTIONS, USAGE);
	if (isOutcome(read)) return read;
	const [action, email, ...rest] = read.positionals;
	const { name = '', role = '', scope = [] } = read.values;
	if (action === 'list' && !email) return onDatabase(listPeople);
	if (action !== 'add' || !email || rest.length > 0) return refuse(`Usage: opvangbord ${USAGE}`);
	return onDatabase((app) => addPerson(app, { email, name, role, scopes: scope }));
};

type Asked = { email: string; name: string; role: string; scopes: string[] };

async function addPerson(app: App, asked: Asked): Promise<Outcome> {
	const person = await checkPerson(app, asked);
	if (isOutcome(person)) return person;
	if (await app.auth.people.idOf(person.email)) return refuse(taken(person.email));
	const typed = await askPassword();
	if (typed !== '' && typed.length < MIN_PASSWORD)
		return refuse(`A password has at least ${MIN_PASSWORD} characters; nobody was added.`);
	const password = typed || makePassword();
	const added = await app.auth.people.create({ ...person, password });
	if ('reason' in added) return refuse(taken(person.email));
	const lines = [`Added ${person.email} as ${person.role} of ${asked.scopes.join(', ')}.`];
	if (!typed) lines.push(`Password, shown this once: ${password}`);
	return done(lines.join('\n'));
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
		scopes.map(({ kind, id }) => (kind === 'all' ? 'all' : `${kind}:${id}`)).join(' ')
	]);
	return done(toColumns([['E-MAIL', 'NAME', 'ROLE', 'SCOPES'], ...rows]).join('\n'));
}
