import type { App } from '../src/lib/server/app.ts';
import type { Scope } from '../src/lib/server/auth/grants.ts';
import type { ListedPerson } from '../src/lib/server/auth/people.ts';
import { listHeldEdits } from '../src/lib/server/sync/held-edits.ts';
import { checkRights, scopeText } from './check-person.ts';
import { done, isOutcome, type Outcome, refuse } from './command.ts';
import { findPerson } from './find-person.ts';

type Asked = { email: string; role: string; scopes: string[] };

/** Adds scopes to the role that somebody has, or gives a first role. */
export async function grantRights(app: App, { email, role, scopes }: Asked): Promise<Outcome> {
	const person = await findPerson(app, email);
	if (isOutcome(person)) return person;
	const rights = await checkRights(app, role || (person.role ?? ''), scopes);
	if (isOutcome(rights)) return rights;
	const given = await app.auth.accounts.give(person.personId, rights.role, rights.scopes);
	if ('reason' in given)
		return refuse(
			`${person.email} is ${person.role}, and everybody has one role: opvangbord user withdraw ${person.email} --all`
		);
	return tellRights(app, person);
}

/** `scopes` empty: everything. */
export async function withdrawRights(
	app: App,
	{ email, scopes }: Omit<Asked, 'role'>
): Promise<Outcome> {
	const person = await findPerson(app, email);
	if (isOutcome(person)) return person;
	const unknown = scopes.filter(
		(text) => !person.scopes.some((scope) => scopeText(scope) === text)
	);
	if (unknown.length > 0)
		return refuse(`${person.email} does not have ${unknown.join(', ')}; see: opvangbord user list`);
	const gone = scopes.length === 0 ? 'all' : held(person, scopes);
	await app.auth.accounts.withdraw(person.personId, gone);
	return tellRights(app, person, await unsentOf(app, person));
}

/** What is still on a device for a place that is no longer his comes back refused (S10, S22). */
async function unsentOf(app: App, { personId }: ListedPerson): Promise<string[]> {
	const devices = (await listHeldEdits(app.db)).filter((device) => device.personId === personId);
	const edits = devices.reduce((sum, { pending }) => sum + pending, 0);
	return edits === 0
		? []
		: [`Devices said they hold ${edits} unsent edits; those of places lost will be refused.`];
}

function held(person: ListedPerson, texts: string[]): Scope[] {
	return person.scopes.filter((scope) => texts.includes(scopeText(scope)));
}

async function tellRights(
	app: App,
	{ email }: ListedPerson,
	more: string[] = []
): Promise<Outcome> {
	const person = await findPerson(app, email);
	if (isOutcome(person)) return person;
	const { role, scopes } = person;
	const told =
		role === null
			? `${email} has no rights now.`
			: `${email} is now ${role} of ${scopes.map(scopeText).join(' ')}.`;
	return done([told, ...more].join('\n'));
}
