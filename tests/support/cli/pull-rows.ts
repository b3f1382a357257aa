import { createApp } from '../../../src/lib/server/app.ts';
import { readEnv } from '../../../src/lib/server/env.ts';
import type { PullResponse, WireRow } from '../../../src/lib/sync/messages.ts';

/** Everything that this person's new device would get. */
export async function pullRows(dataDir: string, email: string): Promise<WireRow[]> {
	const app = await createApp({
		env: readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
		clock: () => Date.now(),
		ids: () => crypto.randomUUID()
	});
	const me = await app.auth.people.meOf((await app.auth.people.idOf(email))!);
	const query = { clientId: crypto.randomUUID(), scope: '', epoch: '', cursor: '', limit: 2000 };
	const outcome = await app.sync.pull(me!, query);
	await app.close();
	if ('refused' in outcome) throw new Error(outcome.refused);
	return (JSON.parse(outcome.answer) as PullResponse).rows;
}
