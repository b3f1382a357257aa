import type { RecordInput } from '$lib/client/client-types.ts';
import type {
	EditOutcome,
	LocationView,
	Refusal,
	TogetherOutcome
} from '$lib/client/view-types.ts';
import { m } from '$messages/messages';
import { oneAtATime } from '../one-at-a-time.ts';
import type { DayProps } from './day-props.ts';
import { savedWords } from './saved-words.ts';

/** What was stored last, for the strip that takes it back. */
export type Saved = { id: string; text: string; ids: string | string[] };

export type Day = {
	readonly saved: Saved | undefined;
	/** Why the last thing entered is not on this device. */
	readonly refusal: Refusal | undefined;
	/** The last thing done was taking back what the strip told of. */
	readonly isUndone: boolean;
	/** These are true when it is on this device. */
	record(input: RecordInput): Promise<boolean>;
	/** What puts an entry right: all of it, or nothing. */
	correct(inputs: RecordInput[]): Promise<boolean>;
	/** `said`: what it is to who asked for it, where that is no undo. */
	undo(entryIds: string | string[], why?: string, said?: string): Promise<boolean>;
	/** Brings back what a void took out. */
	restore(voidIds: string | string[]): Promise<boolean>;
	/** What the strip told of, or entries that another strip did. */
	takeBack(ids: string | string[]): Promise<boolean>;
	closeStrip(): void;
	/** What was refused has been read, or is tried otherwise. */
	dropRefusal(): void;
};

type Outcome = EditOutcome | TogetherOutcome;

/** What is entered on one day page; by telephone every entry says so. */
export function createDay(props: () => DayProps & { view?: LocationView | undefined }): Day {
	const once = oneAtATime();
	let saved = $state.raw<Saved | undefined>();
	let refusal = $state.raw<Refusal | undefined>();
	let isUndone = $state(false);

	function record(input: RecordInput): Promise<boolean> {
		const { client, locationId, phone, view } = props();
		const store = () => client.edit.record(locationId, { ...input, ...sourceOf(phone) });
		return keep(store, savedWords(input, view));
	}

	function correct(inputs: RecordInput[]): Promise<boolean> {
		const last = inputs.at(-1)!;
		if (inputs.length === 1) return record(last);
		const { client, locationId, phone, view } = props();
		const drafts = inputs.map((input) => ({
			name: 'occupancy.record' as const,
			args: { locationId, ...input, ...sourceOf(phone) }
		}));
		return keep(() => client.edit.together(drafts), savedWords(last, view));
	}

	function undo(
		entryIds: string | string[],
		why?: string,
		said = m.day_undone()
	): Promise<boolean> {
		return keep(() => undoOf(entryIds, why), said);
	}

	async function takeBack(told: string | string[]): Promise<boolean> {
		const ids = saved?.id === told ? saved.ids : told;
		saved = undefined;
		const outcome = await undoOf(ids);
		refusal = outcome.ok ? undefined : outcome;
		isUndone = outcome.ok;
		return outcome.ok;
	}

	function undoOf(ids: string | string[], why?: string): Promise<Outcome> {
		const { client, phone } = props();
		const more = { ...sourceOf(phone), ...(why && { why }) };
		const [id, ...others] = [ids].flat();
		return others.length > 0
			? client.edit.undoTogether([id!, ...others], more)
			: client.edit.undo(id!, more);
	}

	/** Whatever is stored can be taken back with the strip. */
	async function keep(store: () => Promise<Outcome>, text: string): Promise<boolean> {
		const outcome = await once(store);
		if (!outcome) return false;
		isUndone = false;
		if (outcome.ok) {
			const ids = 'uuid' in outcome ? outcome.uuid : outcome.uuids;
			saved = { id: [ids].flat()[0]!, text, ids };
		}
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
		correct,
		undo,
		restore: (voidIds) => keep(() => undoOf(voidIds), m.day_restored()),
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
