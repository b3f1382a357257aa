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
	/** What took it out, where it can stay after all: not where it was entered anew with that, or it would count twice. */
	voidId: string | null;
};

/** `recent` is newest first, and so are the lines: by what was done to them last. */
export function groupEntries(recent: RecentEntry[]): EntryGroup[] {
	const groups = new Map<string, RecentEntry[]>();
	for (const entry of recent) {
		const root = entry.corrects ?? entry.id;
		groups.set(root, [...(groups.get(root) ?? []), entry]);
	}
	const anew = new Set(recent.flatMap((entry) => (isAnew(entry) ? [entry.act] : [])));
	return [...groups].map(([root, members]) => toGroup(root, members, anew));
}

function isAnew({ corrects, state }: RecentEntry): boolean {
	return corrects === null && state !== 'voided';
}

function toGroup(root: string, members: RecentEntry[], anew: Set<string>): EntryGroup {
	const head = members.find(({ id }) => id === root) ?? members[0]!;
	const taker = members.find(({ id }) => id === head.voidId);
	return {
		head,
		content: contentOf(head, members),
		history: members.length > 1 ? members : [],
		sending: leastSent(members),
		receivedAt: members[0]!.receivedAt,
		voidId: taker && anew.has(taker.act) ? null : head.voidId
	};
}

/**
 * What was entered at once as one line, but where each says another thing of the place, as its beds beside its people:
 * then no number would be seen any more.
 */
export function groupActs(groups: EntryGroup[]): EntryGroup[][] {
	const acts = new Map<string, EntryGroup[]>();
	for (const group of groups)
		acts.set(group.head.act, [...(acts.get(group.head.act) ?? []), group]);
	return [...acts.values()].flatMap((act) =>
		isOneLine(act) ? [act] : act.map((group) => [group])
	);
}

function isOneLine(act: EntryGroup[]): boolean {
	return new Set(act.map(({ head }) => head.entry.kind)).size < act.length;
}

/** Where what waits longest is (S17). */
export function leastSent(of: { sending: SendingState }[]): SendingState {
	return ORDER.find((state) => of.some(({ sending }) => sending === state))!;
}

function contentOf(head: RecentEntry, members: RecentEntry[]): EntryContent {
	if (head.state !== 'voided') return head.standing?.entry ?? head.entry;
	return members.find(({ entry }) => entry.kind !== 'void')?.entry ?? head.entry;
}

const ORDER: SendingState[] = ['failed', 'check', 'on-device', 'sending', 'received'];
