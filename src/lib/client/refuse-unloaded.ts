import type { Edit } from './client-types.ts';

const CODE = 'not-loaded';

/** What is told of an edit of which the part that makes it could not be fetched: nothing of it is stored (S21). */
export function refuseUnloaded(name: keyof Edit, args: unknown[]): unknown {
	if (name !== 'many') return { ok: false, code: CODE };
	const drafts = args[0] as unknown[];
	return { stored: 0, refused: drafts.map((_, index) => ({ index, code: CODE })) };
}
