import process from 'node:process';
import { createApp } from '../../../src/lib/server/app.ts';
import { readEnv } from '../../../src/lib/server/env.ts';
import { RCVS } from '../sync/people.ts';
import { toPush } from './to-push.ts';

/**
 * An app instance in a process of its own that pushes for one device as fast as it can, and says after each push up to
 * which edit it was told that it is received. Arguments: the database, and the first edit.
 */
const [url = '', first = '1'] = process.argv.slice(2);
const AT_ONCE = 25;

const app = await createApp({
	env: readEnv({ DATABASE_URL: url, LOG_LEVEL: 'silent' }),
	clock: () => Date.now(),
	ids: () => crypto.randomUUID()
});
for (let from = Number(first); ; from += AT_ONCE) {
	const outcome = await app.sync.push(RCVS, toPush(1, from, from + AT_ONCE - 1), 'request');
	if ('refused' in outcome || outcome.answer.stop) throw new Error(JSON.stringify(outcome));
	console.log(outcome.answer.last);
}
