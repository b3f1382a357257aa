import { m } from '$messages/messages';

/** Who did something, as a list says it; names of people come with the rows of the place. */
export function whoOf(
	{ by, byName }: { by: string; byName: string | null },
	personId: string | null
): string {
	if (by === personId) return m.freshness_you();
	return byName ?? m.day_somebody();
}
