import { CURRENT_PERSON } from '../../../src/lib/client/local-keys.ts';
import { expectThat } from './broken.ts';
import { profilesOf, signIn } from './device.ts';
import { arrive } from './network.ts';
import { meet } from './occurrences.ts';
import { attempt, closeTab } from './tab.ts';
import { HOUR, MINUTE } from './time.ts';
import type { Profile, Tab, World } from './world.ts';

const MOST_ROUNDS = 12;

/** Faults end, what is late arrives, and every person on every device sends and fetches to the end. */
export async function settleDown(world: World): Promise<void> {
	world.log.push('  everything comes to rest');
	world.time.now += 2 * HOUR;
	for (const request of world.late.splice(0)) {
		meet(world, 'request delayed');
		await arrive(world, request);
	}
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const before = await versionsOf(world);
		let isDone = true;
		for (const profile of profilesOf(world))
			isDone = (await syncToEnd(world, profile, round)) && isDone;
		if (isDone && (await versionsOf(world)) === before) return;
		world.time.now += MINUTE;
	}
	expectThat(false, 'S18', () => 'sending and fetching never come to an end');
}

async function syncToEnd(world: World, profile: Profile, round: number): Promise<boolean> {
	profile.isDirty = true;
	const tab = await onlyTab(world, profile, round);
	const end = await attempt(world, tab, {}, tab.run);
	world.log.push(
		`      ${profile.personId} on ${profile.device.name}: ${Object.values(end).join(': ')}`
	);
	return typeof end === 'object' && end.is === 'done';
}

/** Whatever was open is closed first, and what was opened then stays open to the end. */
async function onlyTab(world: World, profile: Profile, round: number): Promise<Tab> {
	const { device, personId } = profile;
	if (round === 0) for (const tab of [...profile.tabs]) await closeTab(tab);
	if (profile.tabs.length === 0) await signIn(world, device, personId);
	device.cookie = personId;
	device.local.set(CURRENT_PERSON, personId);
	return profile.tabs[0]!;
}

async function versionsOf({ server }: World): Promise<string> {
	const regions = await server.store.read((reader) => reader.regions(['VR04', 'VR05']));
	return JSON.stringify(regions.map(({ version }) => version));
}
