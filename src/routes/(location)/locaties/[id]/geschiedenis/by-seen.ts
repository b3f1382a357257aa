import type { EntryGroup } from '../../../../day/entry-groups.ts';

/** Last seen first, by the moment that stands now. */
export function bySeen(a: EntryGroup, b: EntryGroup): number {
	const [first, second] = [seenOf(a), seenOf(b)];
	return first === second ? 0 : first < second ? 1 : -1;
}

function seenOf({ head }: EntryGroup): string {
	return head.standing?.observedAt ?? head.observedAt ?? '';
}
