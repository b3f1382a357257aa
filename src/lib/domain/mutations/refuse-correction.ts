import { findPersonalDetail } from '../personal-details.ts';
import { type Decision, reject, type World } from './world.ts';

type Correction = { locationId: string; corrects?: string | undefined; why?: string | undefined };

/** A correction stays within its location (D13); reasons speak of people (D15). */
export function refuseCorrection(
	world: World,
	{ locationId, corrects = '', why = '' }: Correction,
	today: string
): Decision | undefined {
	const found = findPersonalDetail(why, today);
	if (found) return reject('personal-data', `why: ${found}`);
	const home = world.entryHome.get(corrects);
	if (home !== undefined && home !== locationId) return reject('forbidden', corrects);
	return undefined;
}

/** D13: a correction that states no time takes the place of what it corrects. */
export function takesItsPlace({
	corrects,
	observedAt
}: {
	corrects?: string | undefined;
	observedAt?: string | undefined;
}): boolean {
	return corrects !== undefined && observedAt === undefined;
}
