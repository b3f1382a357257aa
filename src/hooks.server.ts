import { building } from '$app/environment';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { createApp } from './lib/server/app.ts';
import { readEnv } from './lib/server/env.ts';
import { createHandle, reportIncident } from './lib/server/handle.ts';
import { describeError } from './lib/server/log.ts';

/** Absent while the shell is prerendered: a build opens no database. */
const app = building
	? undefined
	: await createApp({
			env: readEnv(process.env),
			clock: () => Date.now(),
			ids: () => crypto.randomUUID()
		});

await app?.start();

export const handle: Handle = app ? createHandle(app) : ({ event, resolve }) => resolve(event);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (!app || status < 500) return { message };
	return { message: 'Internal error', incident: reportIncident(app, event, error) };
};

/** The server says so when its last connection is closed. */
process.once('sveltekit:shutdown', () => {
	app?.close().catch((error: unknown) => {
		app.log.error({ error: describeError(error) }, 'not closed');
		process.exitCode = 1;
	});
});
