import type { Me } from '../../domain/schema/person.ts';
import type { Locals } from '../locals.ts';
import { requireSession } from './guard.ts';
import { problem } from './problem.ts';

/** Whose request it is and what is theirs, be it nothing; or why it goes no further. */
export async function requireMe({ session, app }: Locals): Promise<Me | Response> {
	const known = requireSession({ session });
	if (known instanceof Response) return known;
	return (await app.auth.people.meOf(known.personId)) ?? problem(403, 'forbidden');
}
