import { problem } from '../../../../lib/server/http/problem.ts';
import { receive } from '../../../../lib/server/http/receive.ts';
import { requireMe } from '../../../../lib/server/http/require-me.ts';
import { compressedJson } from '../../../../lib/server/http/compress.ts';
import { pushRequest } from '../../../../lib/sync/messages.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const received = await receive({ request }, { schema: pushRequest, protocol: true });
	if (received instanceof Response) return received;
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const outcome = await locals.app.sync.push(me, received.value, locals.requestId);
	if ('refused' in outcome) return problem(403, outcome.refused);
	return compressedJson(request, JSON.stringify(outcome.answer));
};
