import { expectSame, expectThat } from './broken.ts';
import { count } from './counts.ts';
import { checkFields } from './check-fields.ts';
import { checkQuestions } from './check-questions.ts';
import { checkShownFigures } from './check-shown-figures.ts';
import { checkReached } from './check-reached.ts';
import { checkScreens } from './check-screens.ts';
import { reachesBeforeWindow } from './reaches-before-window.ts';
import { short } from './random.ts';
import { type ProfileData, readProfile } from './read-profile.ts';
import type { Profile, World } from './world.ts';

/** What must hold on a device after every step, whatever is still under way. */
export async function checkProfile(world: World, profile: Profile): Promise<ProfileData> {
	const data = await readProfile(profile);
	checkNumbers(data);
	count(world.counts, 'check: S1');
	for (const uuid of profile.holds) checkOwnEdit(world, profile, data, uuid);
	checkFields(world, profile, data);
	await checkQuestions(world, profile, data);
	checkShownFigures(world, profile, data);
	await checkReached(world, profile, data);
	await checkScreens(world, profile, data);
	return data;
}

/** S1: consecutive numbers; and the counts that screens show. */
function checkNumbers({ queue, queued, device, views }: ProfileData): void {
	const mids = queue.map(({ mid }) => mid);
	const first = device.nextMid - mids.length;
	expectSame(
		mids,
		mids.map((_, index) => first + index),
		'S1',
		() => 'mids of the queue'
	);
	for (const { mid, text } of queue)
		expectSame((JSON.parse(text) as { mid: number }).mid, mid, 'S1', () => 'mid in the bytes');
	expectSame(device.queued, queued.size, 'S17', () => 'number waiting');
	for (const { id, pending } of views.values()) {
		const waiting = queue.filter(({ locationId }) => locationId === id).length;
		// Those that wait for a person are counted too.
		expectThat(pending >= waiting, 'S17', () => `${pending} waiting at ${id}, not ${waiting}`);
	}
}

/** I1, I4, I6: an edit is in the queue, or its result is in hand and shows. */
function checkOwnEdit(world: World, profile: Profile, data: ProfileData, uuid: string): void {
	const { mutation } = world.edits.get(uuid)!;
	const name = `${mutation.name} ${short(uuid)}`;
	const result = profile.answers.get(uuid);
	count(world.counts, 'check: S5');
	if (!data.queued.has(uuid)) {
		expectThat(result !== undefined, 'S5', () => `${name} left the queue without its result`);
		const needsPerson = result.status === 'rejected' || result.status === 'conflict';
		const isKept = data.results.has(uuid);
		expectThat(!needsPerson || isKept, 'I4', () => `${result.status} of ${name} is in no inbox`);
	}
	const locationId = String(mutation.args.locationId);
	const writesEntry = ['occupancy.record', 'location.setDetail'].includes(mutation.name);
	// Also while it is sent again after a new start: the answer was given.
	const isRefused = result?.status === 'rejected';
	if (!writesEntry || isRefused || !data.views.has(locationId)) return;
	if (reachesBeforeWindow(world, data, locationId)) return;
	count(world.counts, 'check: I6');
	expectThat(data.entries.has(uuid), 'I6', () => `${name} is not shown any more`);
}
