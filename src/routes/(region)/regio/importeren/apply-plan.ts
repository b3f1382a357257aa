import type { Client } from '$lib/client/client-types.ts';
import type { RefusalCode } from '$lib/client/view-types.ts';
import type { ImportPlan } from '$lib/domain/import/import-plan.ts';

export type ImportResult = {
	stored: number;
	/** Line in the sheet, and why nothing of it was stored. */
	refused: { line: number; code: RefusalCode }[];
};

/** Puts the plan on this device as ordinary edits; they are sent like any others. */
export async function applyPlan(
	client: Pick<Client, 'edit'>,
	{ mutations }: ImportPlan,
	onProgress: (done: number, all: number) => void
): Promise<ImportResult> {
	const drafts = mutations.map(({ line: _line, ...draft }) => draft);
	const { stored, refused } = await client.edit.many(drafts, onProgress);
	return {
		stored,
		refused: refused.map(({ index, code }) => ({ line: mutations[index]!.line, code }))
	};
}
