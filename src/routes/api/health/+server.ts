import { json } from '@sveltejs/kit';
import { problem } from '../../../lib/server/http/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { ok, parts } = await locals.app.ready();
	if (ok) return json({ status: 'ok', parts });
	const missing = Object.keys(parts).filter((part) => !parts[part]);
	return problem(503, 'busy', { detail: `missing: ${missing.join(', ')}` });
};
