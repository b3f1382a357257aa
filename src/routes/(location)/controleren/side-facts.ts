import { m } from '$messages/messages';
import type { ConflictSide } from '$lib/domain/schema/conflict.ts';
import { formatWhen } from '$lib/ui/format-when.ts';

/** When a value was seen and when the RCVS got it; what stood before the first edit has neither. */
export function timesOf({ observedAt, receivedAt }: ConflictSide, now: number): string[] {
	return [
		...(observedAt ? [m.check_side_seen({ when: formatWhen(observedAt, now) })] : []),
		...(receivedAt ? [m.check_side_received({ when: formatWhen(receivedAt, now) })] : [])
	];
}
