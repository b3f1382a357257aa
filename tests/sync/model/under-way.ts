import type { ProfileData } from './read-profile.ts';
import type { Profile } from './world.ts';

/** From the tap until a pull holds what the server made of it. */
export function isUnderWay(
	profile: Profile,
	{ queued, sync, parked }: ProfileData,
	uuid: string
): boolean {
	if (parked.has(uuid)) return false;
	const result = profile.answers.get(uuid);
	if (queued.has(uuid) || !result) return queued.has(uuid);
	if (result.status === 'rejected') return false;
	return result.version! > (sync.versions[result.regionId!] ?? 0);
}
