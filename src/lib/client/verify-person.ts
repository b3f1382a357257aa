import { me } from '../domain/schema/person.ts';
import { readDevice } from './meta.ts';
import type { SyncContext, Trouble } from './sync-context.ts';
import { toTrouble } from './trouble.ts';

const TIMEOUT_MS = 15_000;

/**
 * A clientId belongs to the first person who sends with it (S1): before that first time we ask whose session this
 * is, or one person's queue would go out under another's name (S20).
 */
export async function verifyBeforeBinding(context: SyncContext): Promise<Trouble | undefined> {
	const { isBound } = await readDevice(context.db);
	return isBound ? undefined : verifyPerson(context);
}

export async function verifyPerson(context: SyncContext): Promise<Trouble | undefined> {
	const answer = await context.request('/api/me', { timeoutMs: TIMEOUT_MS });
	if (answer.is !== 'ok') return toTrouble('me', answer);
	const found = me.safeParse(answer.body);
	if (!found.success) return { is: 'later', what: 'me: unreadable' };
	return found.data.personId === context.personId ? undefined : { is: 'sign-in' };
}
