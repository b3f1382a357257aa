import { readPath } from '../../../src/lib/domain/mutations/field-edits.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { expectSame } from './broken.ts';
import { NAMES } from './cast.ts';
import { count } from './counts.ts';
import type { ProfileData } from './read-profile.ts';
import { isUnderWay } from './under-way.ts';
import type { Profile, World } from './world.ts';

/** I6: an own field stays on the screen from the tap until a pull holds what the server made of it. */
export function checkFields(world: World, profile: Profile, data: ProfileData): void {
	const own = [...profile.holds].map((uuid) => world.edits.get(uuid)!.mutation);
	const last = new Map<string, Mutation>();
	for (const mutation of own.sort((a, b) => a.deviceSeq - b.deviceSeq)) {
		const key = `${String(mutation.args.locationId)} ${String(mutation.args.field)}`;
		const isField = mutation.name === 'location.setField';
		if (isField && isUnderWay(profile, data, mutation.uuid)) last.set(key, mutation);
		// Which field it settles is not in it: whatever is under way may be overtaken.
		if (mutation.name === 'conflict.settle' && isUnderWay(profile, data, mutation.uuid)) return;
	}
	for (const { uuid, args } of last.values()) {
		const view = data.views.get(String(args.locationId));
		if (!view || meetsAnotherHistory(profile, data, uuid)) continue;
		const shown = readPath(view.location, String(args.field)) ?? null;
		const where = `${String(args.field)} of ${NAMES.get(view.id) ?? view.id}`;
		count(world.counts, 'check: I6');
		expectSame(shown, args.value, 'I6', () => `${where} flickers`);
	}
}

/** Sent again after a restore: what stands there may differ from what was seen, and then that is shown. */
function meetsAnotherHistory(profile: Profile, { queued }: ProfileData, uuid: string): boolean {
	const result = profile.answers.get(uuid);
	if (queued.has(uuid)) return result !== undefined;
	return result?.status === 'conflict' && profile.answeredAgain.has(uuid);
}
