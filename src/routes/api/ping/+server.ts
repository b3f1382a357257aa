import type { RequestHandler } from './$types';

/** "Connected" means this answer and no other (S17): a hotel's sign-in page lacks the header. */
export const GET: RequestHandler = () =>
	new Response(null, { status: 204, headers: { opvangbord: '1', 'cache-control': 'no-store' } });
