import { m } from '$messages/messages';
import { windowStart } from '$lib/domain/window.ts';
import { formatWhen } from '$lib/ui/format-when.ts';
import type { SeenWhen } from '$lib/ui/seen-when.ts';
import type { FormError } from './form-draft.ts';

/** What was seen before the window is in the opening, and can be looked back at nowhere: no further back. */
export function seenErrors(id: string, seen: SeenWhen, now: number): FormError[] {
	if (seen.problem) return [{ id, message: PROBLEMS[seen.problem]() }];
	if (seen.at === null) return [];
	const from = windowStart(now);
	if (seen.at >= from) return [];
	return [{ id, message: m.day_seen_too_old({ from: formatWhen(from, now) }) }];
}

const PROBLEMS = {
	missing: m.seen_missing,
	future: m.seen_future,
	skipped: m.seen_skipped
} as const;
