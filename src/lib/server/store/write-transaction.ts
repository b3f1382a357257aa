import type { Kysely, Transaction } from 'kysely';
import { isRace } from './is-store-fault.ts';

const MOST_ATTEMPTS = 6;
const PAUSE_MS = 20;

/**
 * One transaction that writes. When another writer came between, all of it runs again, on what that one left; so `work`
 * changes nothing but the database.
 */
export async function writeTransaction<Tables, T>(
	db: Kysely<Tables>,
	work: (transaction: Transaction<Tables>) => Promise<T>
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await db.transaction().execute(work);
		} catch (error) {
			if (attempt === MOST_ATTEMPTS || !isRace(error)) throw error;
		}
		await pause(attempt);
	}
}

/** Not all after the same time, or they would meet again. */
function pause(attempt: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * attempt));
}
