import type { App } from '../src/lib/server/app.ts';
import type { ListedPerson } from '../src/lib/server/auth/people.ts';
import { type Outcome, refuse } from './command.ts';

export async function findPerson(app: App, email: string): Promise<ListedPerson | Outcome> {
	const personId = await app.auth.people.idOf(email);
	const people = await app.auth.people.list();
	return (
		people.find((person) => person.personId === personId) ??
		refuse(`Nobody is known as ${email}; see: opvangbord user list`)
	);
}
