import { compressedJson } from '../../../../lib/server/http/compress.ts';
import { problem } from '../../../../lib/server/http/problem.ts';
import { checkProtocolOf } from '../../../../lib/server/http/protocol.ts';
import { requireMe } from '../../../../lib/server/http/require-me.ts';
import { parseShape } from '../../../../lib/server/http/shape.ts';
import { MAX_PULL_ROWS, pullRequest } from '../../../../lib/sync/messages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, url, locals }) => {
	const query = Object.fromEntries(url.searchParams);
	const wrongProtocol = checkProtocolOf({ protocol: toNumber(query.protocol) });
	if (wrongProtocol) return wrongProtocol;
	const parsed = parseShape(pullRequest, query);
	if (parsed instanceof Response) return parsed;
	const limit = Number(parsed.value.limit);
	if (limit < 1 || limit > MAX_PULL_ROWS)
		return problem(400, 'shape', {
			errors: [{ path: 'limit', message: `1 to ${MAX_PULL_ROWS}` }]
		});
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const { client, scope, epoch, cursor, pending, oldest } = parsed.value;
	const outcome = await locals.app.sync.pull(me, {
		clientId: client,
		scope,
		epoch,
		cursor,
		limit,
		...(pending === undefined ? {} : { pending: Number(pending), oldest: oldest || null })
	});
	if ('refused' in outcome) return problem(403, outcome.refused);
	return compressedJson(request, outcome.answer);
};

/** Only what is a number: an empty one is a wrong shape, and no app that must be updated. */
function toNumber(text = ''): number | undefined {
	return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
