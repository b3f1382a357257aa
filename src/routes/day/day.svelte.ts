import type { RecordInput } from '$lib/client/client-types.ts';
import type { EditOutcome, Refusal } from '$lib/client/view-types.ts';
import { m } from '$messages/messages';
import { oneAtATime } from '../one-at-a-time.ts';
import type { DayProps } from './day-props.ts';
import { savedWords } from './saved-words.ts';

/** What was stored last, for the strip that takes it back. */
export type Saved = { id: string; text: string };

export type Day = {
	readonly saved: Saved | undefined;
	/** Why the last thing entered is not on this device. */
	readonly refusal: Refusal | undefined;
	/** The last thing done was taking back what the strip told of. */
	readonly isUndone: boolean;
	/** This and the next are true when it is on this device. */
	record(input: RecordInput): Promise<boolean>;
	undo(entryId: string, why?: string): Promise<boolean>;
	/** Brings back what a void took out. */
	restore(voidId: string): Promise<boolean>;
	/** What the strip told of. */
	takeBack(id: string): Promise<boolean>;
	closeStrip(): void;
	/** What was refused has been read, or is tried otherwise. */
	dropRefusal(): void;
};

/** What is entered on one day page; by telephone every entry says so. */
export function createDay(props: () => DayProps): Day {
	const once = oneAtATime();
	let saved = $state.raw<Saved | undefined>();
	let refusal = $state.raw<Refusal | undefined>();
	let isUndone = $state(false);

	function record(input: RecordInput): Promise<boolean> {
		const { client, locationId, phone } = props();
		const store = () => client.edit.record(locationId, { ...input, ...sourceOf(phone) });
		return keep(store, savedWords(input.entry));
	}

	function undo(entryId: string, why?: string): Promise<boolean> {
		return keep(() => undoOf(entryId, why), m.day_undone());
	}

	async function takeBack(id: string): Promise<boolean> {
		saved = undefined;
		const outcome = await undoOf(id);
		refusal = outcome.ok ? undefined : outcome;
		isUndone = outcome.ok;
		return outcome.ok;
	}

	function undoOf(entryId: string, why?: string): Promise<EditOutcome> {
		const { client, phone } = props();
		return client.edit.undo(entryId, { ...sourceOf(phone), ...(why && { why }) });
	}

	/** Whatever is stored can be taken back with the strip. */
	async function keep(store: () => Promise<EditOutcome>, text: string): Promise<boolean> {
		const outcome = await once(store);
		if (!outcome) return false;
		isUndone = false;
		if (outcome.ok) saved = { id: outcome.uuid, text };
		refusal = outcome.ok ? undefined : outcome;
		return outcome.ok;
	}

	return {
		get saved() {
			return saved;
		},
		get refusal() {
			return refusal;
		},
		get isUndone() {
			return isUndone;
		},
		record,
		undo,
		restore: (voidId) => keep(() => undoOf(voidId), m.day_restored()),
		takeBack,
		closeStrip() {
			saved = undefined;
		},
		dropRefusal() {
			refusal = undefined;
		}
	};
}

function sourceOf(phone: DayProps['phone']) {
	return phone ? { source: 'phone' as const, spokenWith: phone.spokenWith } : {};
}
