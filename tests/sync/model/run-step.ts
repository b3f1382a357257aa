import { CURRENT_PERSON } from '../../../src/lib/client/local-keys.ts';
import { pullAll } from '../../../src/lib/client/pull-rows.ts';
import { pushQueue } from '../../../src/lib/client/push-queue.ts';
import { readSync } from '../../../src/lib/client/meta.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { CAST, LOCATIONS } from './cast.ts';
import { describeStep } from './describe-step.ts';
import {
	cloneDevice,
	currentProfile,
	MOST_TABS,
	profilesOf,
	signIn,
	switchTo,
	tabsOf
} from './device.ts';
import { enterEdit } from './enter-edit.ts';
import { arrive } from './network.ts';
import { openDatabaseOf } from './open-database.ts';
import { pick } from './pick.ts';
import { short } from './random.ts';
import type { Step } from './steps.ts';
import { attempt, closeTab, openTab } from './tab.ts';
import { HOUR } from './time.ts';
import type { Device, Profile, Tab, World } from './world.ts';

const MOST_DEVICES = 4;

/** Does one step of a schedule; what it asks for and is not there is left out. */
export async function runStep(world: World, step: Step): Promise<void> {
	world.log.push(`  ${describeStep(world, step)}`);
	const device = 'device' in step ? pick(world.devices, step.device)! : undefined;
	const tab = device && pick(tabsOf(device), 'tab' in step ? step.tab : 0);
	if (tab) tab.profile.isDirty = true;
	switch (step.do) {
		case 'edit':
			return tab && runEdit(world, tab, step);
		case 'sync':
			return tab && runSync(world, tab, step);
		case 'sync twice':
			return device && runTwice(world, device, step);
		case 'pass':
			return void (world.time.now += step.ms);
		case 'set clock':
			return void (device!.skewMs = step.skewMs);
		case 'scope':
			return changeScope(world, step);
		case 'deliver':
			return deliver(world, step.request);
		case 'open tab':
			if (tab && tab.profile.tabs.length < MOST_TABS) await openTab(world, tab.profile);
			return;
		case 'sign in':
			return signIn(world, device!, pick(CAST, step.person)!.personId);
		case 'switch': {
			const personId = pick([...device!.profiles.keys()], step.person)!;
			return void (await switchTo(world, device!, personId));
		}
		case 'clone':
			if (world.devices.length < MOST_DEVICES) await cloneDevice(world, device!);
			return;
		case 'backup':
			return void world.snapshots.push(await world.server.snapshot());
		case 'restore':
			return restore(world, step);
	}
}

async function runEdit(
	world: World,
	tab: Tab,
	{ edit, crash }: Extract<Step, { do: 'edit' }>
): Promise<void> {
	const entered = await attempt(world, tab, { crash }, () => enterEdit(tab, edit));
	const stored = await noteStored(world, tab.profile);
	const outcome =
		entered === 'crashed' ? 'crashed' : (entered?.code ?? (entered ? 'ok' : 'nothing'));
	world.log.push(`      ${outcome}${stored.map(({ uuid }) => ` ${short(uuid)}`).join('')}`);
}

/** Finds in the queue what was stored, also when its tab died before it could say so. */
export async function noteStored(world: World, profile: Profile): Promise<Mutation[]> {
	// Between a crash and its reopening no tab is there.
	const open = profile.tabs[0]?.db;
	const db = open ?? openDatabaseOf(profile.device.factory, profile.personId);
	const mutations = (await db.queue.toArray()).map(({ text }) => JSON.parse(text) as Mutation);
	if (!open) db.close();
	const stored = mutations.filter(({ uuid }) => !world.edits.has(uuid));
	for (const mutation of stored) {
		world.edits.set(mutation.uuid, { mutation, personId: profile.personId });
		profile.holds.add(mutation.uuid);
	}
	return stored;
}

async function runSync(
	world: World,
	tab: Tab,
	{ part, faults, crash }: Extract<Step, { do: 'sync' }>
): Promise<void> {
	const end = await attempt(world, tab, { faults, crash }, () => runPart(tab, part));
	world.log.push(`      ${typeof end === 'string' ? end : Object.values(end).join(': ')}`);
}

async function runPart(tab: Tab, part: 'run' | 'push' | 'pull'): Promise<object> {
	const { context, db, run } = tab;
	if (part === 'run') return run();
	if (!context.isCurrent()) return { is: 'not current' };
	if (part === 'pull') return { is: (await pullAll(context)).is };
	const { startsOver } = await readSync(db);
	return startsOver ? { is: 'starts over' } : ((await pushQueue(context)) ?? { is: 'pushed' });
}

async function runTwice(
	world: World,
	device: Device,
	{ faults }: Extract<Step, { do: 'sync twice' }>
): Promise<void> {
	const [first] = tabsOf(device);
	if (!first) return;
	const second = first.profile.tabs[1] ?? (await openTab(world, first.profile));
	const ends = await Promise.allSettled([
		attempt(world, first, { faults: faults[0] }, first.run),
		attempt(world, second, { faults: faults[1] }, second.run)
	]);
	for (const end of ends) if (end.status === 'rejected') world.failures.push(end.reason);
	world.log.push(`      ${JSON.stringify(ends)}`);
}

/** A location is taken from a manager, or given to one. */
function changeScope({ server }: World, step: Extract<Step, { do: 'scope' }>): void {
	const managers = CAST.filter(({ role }) => role === 'manager');
	const { personId } = pick(managers, step.person)!;
	const location = pick(LOCATIONS, step.location)!;
	const me = server.grants.get(personId)!;
	const others = me.locations.filter((id) => id !== location);
	const locations = others.length < me.locations.length ? others : [...others, location].sort();
	server.grants.set(personId, { ...me, locations });
}

async function deliver(world: World, index: number): Promise<void> {
	if (world.late.length === 0) return;
	const [request] = world.late.splice(index % world.late.length, 1);
	await arrive(world, request!);
}

async function restore(
	world: World,
	{ backup, silent }: Extract<Step, { do: 'restore' }>
): Promise<void> {
	// What devices keep of what was received reaches back a week (S5).
	const recent = world.snapshots.filter(({ at }) => world.time.now - at < 100 * HOUR);
	const snapshot = pick(recent, backup);
	if (!snapshot) return;
	await world.server.restore(snapshot, { silent });
	if (silent) await fetchEverywhere(world);
}

/**
 * Nobody is told of a silent restore: a device finds out by a cursor that is ahead (S9), so each one fetches before
 * the region has again come as far as that device was.
 */
async function fetchEverywhere(world: World): Promise<void> {
	for (const profile of profilesOf(world)) {
		const { device, personId } = profile;
		const before = { cookie: device.cookie, person: currentProfile(device).personId };
		await signIn(world, device, personId);
		const tab = profile.tabs.at(-1)!;
		const end = await attempt(world, tab, {}, () => pullAll(tab.context));
		world.log.push(`      ${personId} on ${device.name} fetches: ${JSON.stringify(end)}`);
		await closeTab(tab);
		device.cookie = before.cookie;
		device.local.set(CURRENT_PERSON, before.person);
		profile.isDirty = true;
	}
}
