import type { Kysely } from 'kysely';
import webPush from 'web-push';
import type { Tables } from '../store/tables.ts';

/** By which push services know that a message is ours (VAPID, RFC 8292). */
export type PushKeys = { publicKey: string; privateKey: string };

/** Its key in `meta`. */
const PUSH_KEYS = 'push-keys';

/** The pair of this database, made at the first start; with another one every device would have to be added anew. */
export async function keepPushKeys(db: Kysely<Tables>): Promise<PushKeys> {
	await db
		.insertInto('meta')
		.values({ key: PUSH_KEYS, value: JSON.stringify(webPush.generateVAPIDKeys()) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = db.selectFrom('meta').select('value').where('key', '=', PUSH_KEYS);
	return JSON.parse((await kept.executeTakeFirstOrThrow()).value) as PushKeys;
}
