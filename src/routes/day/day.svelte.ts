import type { RecordInput } from '$lib/client/client-types.ts';
import type { EditOutcome, Refusal } from '$lib/client/view-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import type { DayProps } from './day-props.ts';

/** What was stored last, for the strip that takes it back. */
export type Saved = { uuid: string; entry: RecordedEntry };

export type Day = {
	readonly saved: Saved | undefined;
	/** Why the last thing entered is not on this device. */
	readonly refusal: Refusal | undefined;
	/** The last thing done was taking something back. */
	readonly isUndone: boolean;
	/** True when it is on this device. */
	record(input: RecordInput): Promise<boolean>;
	undo(entryId: string, why?: string): Promise<boolean>;
	closeStrip(): void;
};

/** What is entered on one day page; by telephone every entry says so. */
export function createDay(props: () => DayProps): Day {
	let saved = $state.raw<Saved | undefined>();
	let refusal = $state.raw<Refusal | undefined>();
	let isUndone = $state(false);

	async function record(input: RecordInput): Promise<boolean> {
		isUndone = false;
		const outcome = await store(input);
		if (outcome.ok) saved = { uuid: outcome.uuid, entry: input.entry };
		return settle(outcome);
	}

	async function undo(entryId: string, why?: string): Promise<boolean> {
		saved = undefined;
		const { client, phone } = props();
		isUndone = settle(await client.edit.undo(entryId, { ...sourceOf(phone), ...(why && { why }) }));
		return isUndone;
	}

	function store(input: RecordInput): Promise<EditOutcome> {
		const { client, locationId, phone } = props();
		return client.edit.record(locationId, { ...input, ...sourceOf(phone) });
	}

	function settle(outcome: EditOutcome): boolean {
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
		closeStrip() {
			saved = undefined;
		}
	};
}

function sourceOf(phone: DayProps['phone']) {
	return phone ? { source: 'phone' as const, spokenWith: phone.spokenWith } : {};
}
