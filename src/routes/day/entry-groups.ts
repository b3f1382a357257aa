import type { EntryContent } from '$lib/domain/schema/entry.ts';
import type { RecentEntry, SendingState } from '$lib/client/view-types.ts';

/** One line of the list: an entry with what was made of it (D13). */
export type EntryGroup = {
	/** The original; where that is not in the list, the newest that names it. */
	head: RecentEntry;
	/** What stands, or last stood where it was taken out. */
	content: EntryContent;
	/** Everything of it, newest first; empty where nothing was made of it. */
	history: RecentEntry[];
	/** Of all of it: what waits longest says where it is (S17). */
	sending: SendingState;
	receivedAt: string | null;
};

/** `recent` is newest first, and so are the lines: by what was done to them last. */
export function groupEntries(recent: RecentEntry[]): EntryGroup[] {
	const groups = new Map<string, RecentEntry[]>();
	for (const entry of recent) {
		const root = entry.corrects ?? entry.id;
		groups.set(root, [...(groups.get(root) ?? []), entry]);
	}
	return [...groups].map(([root, members]) => toGroup(root, members));
}

function toGroup(root: string, members: RecentEntry[]): EntryGroup {
	const head = members.find(({ id }) => id === root) ?? members[0]!;
	return {
		head,
		content: contentOf(head, members),
		history: members.length > 1 ? members : [],
		sending: ORDER.find((state) => members.some(({ sending }) => sending === state))!,
		receivedAt: members[0]!.receivedAt
	};
}

function contentOf(head: RecentEntry, members: RecentEntry[]): EntryContent {
	if (head.state !== 'voided') return head.standing?.entry ?? head.entry;
	return members.find(({ entry }) => entry.kind !== 'void')?.entry ?? head.entry;
}

const ORDER: SendingState[] = ['failed', 'check', 'on-device', 'sending', 'received'];
