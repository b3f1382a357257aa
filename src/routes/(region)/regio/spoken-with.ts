import { m } from '$messages/messages';

const MOST = 80;

/** Why this cannot stand as whom one spoke with; null when it can. */
export function spokenWithProblem(given: string): string | null {
	if (given === '') return m.phone_spoken_with_missing();
	return given.length > MOST ? m.site_phone_too_long() : null;
}
