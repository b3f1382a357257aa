import { expect, test, vi } from 'vitest';
import type { MutationDraft } from './client-types.ts';
import { editInPieces } from './edit-in-pieces.ts';
import type { TogetherOutcome } from './view-types.ts';

const drafts = Array.from({ length: 1100 }, (_, at): MutationDraft => ({
	name: 'unit.retire',
	args: { unitId: String(at) }
}));

const idsOf = (piece: MutationDraft[]) => piece.map(({ args }) => String(args.unitId));

test('many edits are stored piece by piece, in their order', async () => {
	const together = vi.fn(async (piece: MutationDraft[]): Promise<TogetherOutcome> => ({
		ok: true,
		uuids: idsOf(piece)
	}));
	expect(await editInPieces({ together }, drafts)).toEqual({ ok: true, uuids: idsOf(drafts) });
	expect(together.mock.calls.map(([piece]) => piece.length)).toEqual([500, 500, 100]);
});

test('what follows on a refused piece is left alone', async () => {
	const together = vi
		.fn<(piece: MutationDraft[]) => Promise<TogetherOutcome>>()
		.mockResolvedValueOnce({ ok: true, uuids: [] })
		.mockResolvedValueOnce({ ok: false, code: 'storage' });
	expect(await editInPieces({ together }, drafts)).toEqual({ ok: false, code: 'storage' });
	expect(together).toHaveBeenCalledTimes(2);
});
