import type { Kysely } from 'kysely';
import type { PushDevice } from '../../sync/reminder-messages.ts';
import type { Session } from '../auth/sessions.ts';
import type { Tables } from '../store/tables.ts';
import { writeTransaction } from '../store/write-transaction.ts';

export type Devices = ReturnType<typeof createDevices>;

export type KnownDevice = PushDevice & { sessionId: string; addedAt: string };

/**
 * Devices that show reminders. One goes with its session, so signing out, an ended session or a new password take it
 * away, and whoever signs in next on a shared tablet gets nothing of the one before.
 */
export function createDevices(db: Kysely<Tables>, clock: () => number) {
	const now = () => new Date(clock()).toISOString();

	/** A session is one browser, which has one address at a time; an address belongs to whoever came last. */
	function keep({ id, personId }: Pick<Session, 'id' | 'personId'>, device: PushDevice) {
		const { endpoint, keys } = device;
		const owner = { person_id: personId, session_id: id, ...keys };
		return writeTransaction(db, async (transaction) => {
			await transaction
				.deleteFrom('push_device')
				.where('session_id', '=', id)
				.where('endpoint', '<>', endpoint)
				.execute();
			await transaction
				.insertInto('push_device')
				.values({ endpoint, ...owner, added_at: now() })
				.onConflict((conflict) => conflict.column('endpoint').doUpdateSet(owner))
				.execute();
		});
	}

	/** Those whose session still holds. */
	async function of(personId: string): Promise<KnownDevice[]> {
		const rows = await db
			.selectFrom('push_device')
			.innerJoin('session', 'session.id', 'push_device.session_id')
			.select(['endpoint', 'p256dh', 'auth', 'session_id', 'added_at'])
			.where('push_device.person_id', '=', personId)
			.where('expires_at', '>', now())
			.orderBy('added_at')
			.execute();
		return rows.map(({ endpoint, p256dh, auth, session_id, added_at }) => ({
			endpoint,
			keys: { p256dh, auth },
			sessionId: session_id,
			addedAt: added_at
		}));
	}

	async function removeOf(sessionId: string): Promise<void> {
		await db.deleteFrom('push_device').where('session_id', '=', sessionId).execute();
	}

	/** The push service says that nobody is there any more. */
	async function removeAt(endpoint: string): Promise<void> {
		await db.deleteFrom('push_device').where('endpoint', '=', endpoint).execute();
	}

	return { keep, of, removeOf, removeAt };
}
