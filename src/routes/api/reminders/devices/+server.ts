import { requireSession } from '../../../../lib/server/http/guard.ts';
import { problem } from '../../../../lib/server/http/problem.ts';
import { receive } from '../../../../lib/server/http/receive.ts';
import { pushDevice } from '../../../../lib/sync/reminder-messages.ts';
import type { RequestHandler } from './$types';

const MAX_BYTES = 4096;

/** Reminders to the browser of this session, from now on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const received = await receive({ request }, { schema: pushDevice, maxBytes: MAX_BYTES });
	if (received instanceof Response) return received;
	const isKept = await locals.app.reminders.addDevice(session, received.value);
	const errors = [{ path: 'endpoint', message: 'not a push service that this server sends to' }];
	return isKept ? new Response(null, { status: 204 }) : problem(400, 'shape', { errors });
};

export const DELETE: RequestHandler = async ({ locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	await locals.app.reminders.removeDevice(session);
	return new Response(null, { status: 204 });
};
