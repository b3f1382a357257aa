import type { EntryState, RecentEntry } from '$lib/client/view-types.ts';
import { m } from '$messages/messages';
import { isFromList } from '../../../../day/entry-facts.ts';

/** What has to be known beside an entry: how it came, what became of it, and why. */
export function entryMarks(entry: RecentEntry): string[] {
	const { source, spokenWith, why } = entry;
	const marks = [
		source === 'phone' ? m.entry_by_phone({ name: spokenWith ?? '' }) : null,
		isFromList(entry) ? m.entry_from_import() : null,
		stateMark(entry),
		why ? m.entry_why({ why }) : null
	];
	return marks.filter((mark) => mark !== null);
}

const STATE_WORDS: Record<Exclude<EntryState, 'in-force' | 'unplaced'>, () => string> = {
	voided: m.entry_state_voided,
	corrected: m.entry_state_corrected,
	correction: m.entry_state_correction,
	overtaken: m.entry_state_overtaken,
	'before-window': m.entry_state_before_window
};

const UNPLACED_WORDS: Record<NonNullable<RecentEntry['unplacedReason']>, () => string> = {
	'needs-unit': m.unplaced_needs_unit,
	'needs-site': m.unplaced_needs_site,
	'unknown-target': m.unplaced_unknown_target
};

function stateMark({ state, unplacedReason }: RecentEntry): string | null {
	if (state === 'in-force') return null;
	if (state !== 'unplaced') return STATE_WORDS[state]();
	const reason = unplacedReason ? UNPLACED_WORDS[unplacedReason]() : '';
	return m.entry_state_unplaced({ reason });
}
