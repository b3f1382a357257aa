import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** A device that said, when it was last heard, that it holds edits which nobody has received (S22). */
export type HeldEdits = {
	clientId: string;
	personId: string;
	email: string;
	name: string;
	pending: number;
	/** When the oldest of them was made, by the device's clock; null: it did not say. */
	oldest: string | null;
	seenAt: string;
};

/** Those heard longest ago first: they are the ones to telephone about. */
export async function listHeldEdits(db: Kysely<Tables>): Promise<HeldEdits[]> {
	return db
		.selectFrom('client')
		.innerJoin('person', 'person.id', 'client.person_id')
		.select([
			'client.id as clientId',
			'person.id as personId',
			'email',
			'name',
			'pending',
			'oldest',
			'seen_at as seenAt'
		])
		.where('pending', '>', 0)
		.orderBy('seen_at')
		.orderBy('client.id')
		.execute();
}
