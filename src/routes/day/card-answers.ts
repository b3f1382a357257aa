import type { RecordInput } from '$lib/client/client-types.ts';
import type { CardEntry } from '$lib/client/view-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';

/**
 * The answer to "telde dit al mee?" (D10): the movement once more, as seen just before the count (it was in it) or
 * just after it (it adds up). Nothing when one of both has no moment to stand beside.
 */
export function placeBesideCount(
	movement: CardEntry,
	count: CardEntry,
	side: 'before' | 'after'
): RecordInput | undefined {
	if (!count.observedAt || !isMovement(movement.content)) return undefined;
	return {
		entry: movement.content,
		corrects: movement.id,
		observedAt: besides(count.observedAt, side)
	};
}

type Movement = Extract<RecordedEntry, { kind: 'arrive' | 'depart' | 'move' }>;

function isMovement(content: CardEntry['content']): content is Movement {
	return ['arrive', 'depart', 'move'].includes(content.kind);
}

/** The fold reads milliseconds, so one is enough. */
function besides(instant: string, side: 'before' | 'after'): string {
	return new Date(Date.parse(instant) + (side === 'before' ? -1 : 1)).toISOString();
}
