import { chunksOf } from './chunks.ts';
import type { Edit, MutationDraft, UndoInput } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { editInPieces } from './edit-in-pieces.ts';
import type { GuardedRead } from './guarded-read.ts';
import { draftAgain, handleResult } from './handle-result.ts';
import type { RecordOptions, StoredEdit } from './record-edit.ts';
import type { StoreEdits } from './store-edits.ts';
import { takeBack } from './take-back.ts';
import type {
	AddOutcome,
	EditOutcome,
	LetGoOutcome,
	ManyOutcome,
	TogetherOutcome
} from './view-types.ts';

/** S8: also what is imported goes in pieces. */
const AT_ONCE = 500;

type EditDeps = {
	db: PersonDatabase;
	store: StoreEdits;
	newId: () => string;
	now: () => string;
	/** Something is there to be sent. */
	onStored: () => void;
	/** For what is read before it is stored. */
	guarded: GuardedRead;
};

export function createEdit({ db, store, newId, now, onStored, guarded }: EditDeps): Edit {
	async function one(draft: MutationDraft, options?: RecordOptions): Promise<EditOutcome> {
		const [stored] = await store([draft], options);
		if (stored!.ok) onStored();
		return withoutRow(stored!);
	}

	async function add(name: 'location.add' | 'unit.add', input: object): Promise<AddOutcome> {
		const id = newId();
		const outcome = await one({ name, args: { id, ...input } });
		return outcome.ok ? { ...outcome, id } : outcome;
	}

	async function together(drafts: MutationDraft[]): Promise<TogetherOutcome> {
		const uuids: string[] = [];
		for (const stored of await store(drafts, { together: true })) {
			if (!stored.ok) return stored;
			uuids.push(stored.uuid);
		}
		onStored();
		return { ok: true, uuids };
	}

	async function many(
		drafts: MutationDraft[],
		onProgress: (done: number, all: number) => void = () => {}
	): Promise<ManyOutcome> {
		const outcome: ManyOutcome = { stored: 0, refused: [] };
		let done = 0;
		for (const chunk of chunksOf(drafts, AT_ONCE)) {
			const stored = await store(chunk);
			for (const [index, edit] of stored.entries())
				if (edit.ok) outcome.stored += 1;
				else outcome.refused.push({ ...withoutOk(edit), index: done + index });
			done += chunk.length;
			onProgress(done, drafts.length);
		}
		if (outcome.stored > 0) onStored();
		return outcome;
	}

	async function undoTogether(entryIds: string[], more?: UndoInput): Promise<TogetherOutcome> {
		// The last one first: it may have been possible by one before it.
		const ids = entryIds.toReversed();
		const drafts = await guarded(() => Promise.all(ids.map((id) => draftToUndo(db, id, more))));
		if ('ok' in drafts) return drafts;
		const found = drafts.filter((draft) => draft !== undefined);
		return found.length < ids.length
			? { ok: false, code: 'not-found' }
			: editInPieces({ together }, found);
	}

	/** Of something that is stored here. */
	async function ofStored(
		read: () => Promise<MutationDraft | undefined>,
		options?: RecordOptions
	): Promise<EditOutcome> {
		const draft = await guarded(read);
		if (!draft) return { ok: false, code: 'not-found' };
		return 'ok' in draft ? draft : one(draft, options);
	}

	function discard(uuid: string, why?: string): Promise<LetGoOutcome> {
		const handled = { at: now(), how: 'discarded' as const, ...(why ? { why } : {}) };
		return guarded<LetGoOutcome>(async () => {
			await handleResult(db, uuid, handled);
			return { ok: true };
		});
	}

	return {
		record: (locationId, { base, ...input }) =>
			one(onBase({ name: 'occupancy.record', args: { locationId, ...input } }, base)),
		setField: (locationId, { field, value, base }) =>
			one(onBase({ name: 'location.setField', args: { locationId, field, value } }, base)),
		setDetail: (locationId, input) =>
			one({ name: 'location.setDetail', args: { locationId, ...input } }),
		addLocation: (input) => add('location.add', input),
		addUnit: (input) => add('unit.add', input),
		setUnitField: (unitId, { field, value, base }) =>
			one(onBase({ name: 'unit.setField', args: { unitId, field, value } }, base)),
		retireUnit: (unitId) => one({ name: 'unit.retire', args: { unitId } }),
		restoreUnit: (unitId) => one({ name: 'unit.restore', args: { unitId } }),
		settleConflict: (conflictId, choice, why) =>
			one({ name: 'conflict.settle', args: { conflictId, ...choice, ...(why ? { why } : {}) } }),
		askQuestion: (args) => one({ name: 'question.ask', args }),
		answerQuestion: (args) => one({ name: 'question.answer', args }),
		shareQuestion: (args) => one({ name: 'question.share', args }),
		closeQuestion: (args) => one({ name: 'question.close', args }),
		reopenQuestion: (args) => one({ name: 'question.reopen', args }),
		undo: (entryId, more) => ofStored(() => draftToUndo(db, entryId, more)),
		undoTogether,
		together,
		many,
		retry: (uuid) => ofStored(() => draftAgain(db, uuid), { insteadOf: { uuid, at: now() } }),
		discard
	};
}

async function draftToUndo(
	db: PersonDatabase,
	entryId: string,
	more: UndoInput = {}
): Promise<MutationDraft | undefined> {
	const entry = await db.entry.get(entryId);
	if (!entry) return undefined;
	const place = { locationId: entry.locationId, corrects: entry.root };
	const standing = await takeBack(db, entry);
	if (standing.entry.kind !== 'setDetail')
		return { name: 'occupancy.record', args: { ...place, ...more, ...standing } };
	const { kind: _kind, ...content } = standing.entry;
	const { observedAt } = standing;
	const said = { ...(more.why && { why: more.why }), ...(observedAt && { observedAt }) };
	return { name: 'location.setDetail', args: { ...place, ...content, ...said } };
}

function onBase(draft: MutationDraft, base: string | null | undefined): MutationDraft {
	return base === undefined ? draft : { ...draft, base };
}

function withoutRow(stored: StoredEdit): EditOutcome {
	return stored.ok ? { ok: true, uuid: stored.uuid } : stored;
}

function withoutOk({ ok: _ok, ...refusal }: Extract<StoredEdit, { ok: false }>) {
	return refusal;
}
