import type { MutationDraft } from '$lib/client/client-types.ts';

/** Takes entries back together: the last one first, as one may have made the next possible. */
export function toVoids(locationId: string, uuids: string[]): MutationDraft[] {
	return uuids.toReversed().map((corrects) => ({
		name: 'occupancy.record',
		args: { locationId, corrects, entry: { kind: 'void' } }
	}));
}
