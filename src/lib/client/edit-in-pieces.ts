import { chunksOf } from './chunks.ts';
import type { Edit, MutationDraft } from './client-types.ts';
import type { TogetherOutcome } from './view-types.ts';

/** Edits that go in one transaction. */
const TOGETHER = 500;

/**
 * Many edits that belong together: each piece is stored whole or not at all. It stops at the first one that is refused;
 * what is stored by then stands.
 */
export async function editInPieces(
	{ together }: Pick<Edit, 'together'>,
	drafts: MutationDraft[]
): Promise<TogetherOutcome> {
	const uuids: string[] = [];
	for (const piece of chunksOf(drafts, TOGETHER)) {
		const outcome = await together(piece);
		if (!outcome.ok) return outcome;
		uuids.push(...outcome.uuids);
	}
	return { ok: true, uuids };
}
