import { json } from '@sveltejs/kit';
import { requireMe } from '../../../lib/server/http/require-me.ts';
import { readHeldDevices } from '../../../lib/server/sync/read-held-devices.ts';
import type { RequestHandler } from './$types';

/** Which devices hold edits that nobody has received: looked at before a site or an account is closed (S22). */
export const GET: RequestHandler = async ({ locals }) => {
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const { db, store, auth } = locals.app;
	return json(await readHeldDevices({ db, store, people: auth.people }, me));
};
