import { buildMutation } from './build-mutation.ts';
import type { MutationDraft } from './client-types.ts';
import type { ClientDeps } from './deps.ts';
import type { GuardedRead } from './guarded-read.ts';
import type { MemoryCopy } from './memory-copy.ts';
import {
	type EditContext,
	type NewEdit,
	recordEdits,
	type RecordOptions,
	rowsOf,
	type StoredEdit
} from './record-edit.ts';

export type StoreEdits = (
	drafts: MutationDraft[],
	options?: RecordOptions
) => Promise<StoredEdit[]>;

type StoreDeps = { guarded: GuardedRead; memory: MemoryCopy; newId: ClientDeps['newId'] };

/** Stores edits, after reopening the database if need be; else refuses them visibly (S21). */
export function createStoreEdits(
	context: EditContext,
	{ guarded, memory, newId }: StoreDeps
): StoreEdits {
	return async (drafts, options) => {
		const edits = drafts.map((draft) => ({ uuid: newId(draft.name), draft }));
		let isAgain = false;

		function store(): Promise<StoredEdit[]> {
			const storing = recordEdits(context, edits, { ...options, isAgain });
			isAgain = true;
			return storing;
		}

		const stored = await guarded(store);
		if (Array.isArray(stored)) {
			memory.load(rowsOf(stored));
			return stored;
		}
		// What is sent again waits on its card.
		if (!options?.insteadOf) memory.addRefused(edits.map((edit) => toText(context, edit)));
		return edits.map(() => stored);
	};
}

/** As complete as it can be made without the database; it is numbered when the file is read in. */
function toText({ time }: EditContext, { uuid, draft }: NewEdit): string {
	const isOnBase = draft.name.endsWith('.setField') || draft.args.entry !== undefined;
	const base = draft.base === undefined && isOnBase ? null : draft.base;
	return JSON.stringify(buildMutation(draft, { uuid, mid: 1, deviceSeq: 1 }, time(), base));
}
