import type { InboxItem, SendingState } from '$lib/client/view-types.ts';

/** What became of an edit of a location's field and waits for a person: two answers, or not accepted. */
export type Trouble = { field: string; state: SendingState };

/** One a field; two answers come before a refusal, because they hold both values. */
export function troublesOf(inbox: InboxItem[], locationId: string): Trouble[] {
	const found = new Map<string, SendingState>();
	for (const item of inbox) {
		const trouble = troubleOf(item, locationId);
		if (trouble && found.get(trouble.field) !== 'check') found.set(trouble.field, trouble.state);
	}
	return [...found].map(([field, state]) => ({ field, state }));
}

function troubleOf(item: InboxItem, locationId: string): Trouble | null {
	if (item.kind === 'field') {
		const { conflict } = item;
		const isHere = conflict.locationId === locationId && !conflict.unitId;
		return isHere ? { field: conflict.field, state: 'check' } : null;
	}
	const isHere = item.locationId === locationId && item.name === 'location.setField';
	return isHere ? { field: String(item.args.field), state: item.sending } : null;
}
