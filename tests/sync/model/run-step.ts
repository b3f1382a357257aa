import { CURRENT_PERSON } from '../../../src/lib/client/local-keys.ts';
import { pullAll } from '../../../src/lib/client/pull-rows.ts';
import { pushQueue } from '../../../src/lib/client/push-queue.ts';
import { readSync } from '../../../src/lib/client/meta.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { expectThat } from './broken.ts';
import { CAST, LOCATIONS } from './cast.ts';
import { checkHandedOver } from './check-screens.ts';
import { count } from './counts.ts';
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
import { enterEdit, type Entered } from './enter-edit.ts';
import { arrive } from './network.ts';
import { meet } from './occurrences.ts';
import { asStoredBefore } from './old-build.ts';
import { pick } from './pick.ts';
import { short } from './random.ts';
import type { Step } from './steps.ts';
import { attempt, closeTab, openTab } from './tab.ts';
import { HOUR } from './time.ts';
import { withDatabase } from './with-database.ts';
import type { Device, Profile, Tab, World } from './world.ts';

const MOST_DEVICES = 4;

/** Does one step of a schedule; what it asks for and is not there is left out. */
export async function runStep(world: World, step: Step): Promise<void> {
	world.log.push(`  ${describeStep(world, step)}`);
	count(world.counts, `step: ${step.do}`);
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
			if (step.skewMs !== 0) meet(world, step.skewMs > 0 ? 'clock ahead' : 'clock behind');
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
	{ edit, crash, storage, isOld }: Extract<Step, { do: 'edit' }>
): Promise<void> {
	const { screen } = tab;
	const before = screen.shown();
	let after = before;
	const entered = await attempt(world, tab, { crash, storage }, async () => {
		const outcome = await enterEdit(tab, edit);
		after = screen.shown();
		return outcome;
	});
	const stored = await noteStored(world, tab.profile);
	if (isOld) await storeAsBefore(world, tab.profile, stored);
	const outcome = typeof entered === 'string' ? entered : wordOf(entered);
	world.log.push(`      ${outcome}${stored.map(({ uuid }) => ` ${short(uuid)}`).join('')}`);
	count(world.counts, `edit: ${edit.kind}`, stored.length);
	if (edit.kind === 'act' && stored.length > 0) meet(world, 'tried again');
	if (typeof entered !== 'object') return;
	checkPromise(world, entered, stored);
	checkHandedOver(world, screen, entered?.uuids ?? [], { before, after });
}

function wordOf(entered: Entered): string {
	return entered?.code ?? (entered ? 'ok' : 'nothing');
}

/** S21: what is said to be stored is, and what is refused for want of room is not. */
function checkPromise(
	world: World,
	{ uuids, code }: NonNullable<Entered>,
	stored: Mutation[]
): void {
	count(world.counts, 'check: S21');
	for (const uuid of uuids)
		expectThat(world.edits.has(uuid), 'S21', () => `${short(uuid)} is said to be stored`);
	if (code !== 'storage') return;
	meet(world, 'edit refused for want of room');
	expectThat(stored.length === 0, 'S21', () => 'what is refused for want of room is stored');
}

/** Finds in the queue what was stored, also when its tab died before it could say so. */
export async function noteStored(world: World, profile: Profile): Promise<Mutation[]> {
	const rows = await withDatabase(profile, async (db) => [
		...(await db.queue.toArray()),
		...(await db.sent.toArray())
	]);
	const mutations = rows.map(({ text }) => JSON.parse(text) as Mutation);
	const stored = mutations.filter(({ uuid }) => !world.edits.has(uuid));
	for (const mutation of stored) {
		world.edits.set(mutation.uuid, { mutation, personId: profile.personId });
		profile.holds.add(mutation.uuid);
	}
	return stored;
}

/** S15: the bytes in the queue become those of an older build. */
async function storeAsBefore(world: World, profile: Profile, stored: Mutation[]): Promise<void> {
	await withDatabase(profile, async (db) => {
		for (const mutation of stored) {
			const before = asStoredBefore(mutation);
			if (!before) continue;
			await db.queue.update(mutation.mid, { text: JSON.stringify(before) });
			world.old.add(mutation.uuid);
		}
	});
}

async function runSync(
	world: World,
	tab: Tab,
	{ part, faults, crash, storage }: Extract<Step, { do: 'sync' }>
): Promise<void> {
	const end = await attempt(world, tab, { faults, crash, storage }, () => runPart(tab, part));
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
	meet(world, 'two tabs at once');
	for (const end of ends) if (end.status === 'rejected') world.failures.push(end.reason);
	world.log.push(`      ${JSON.stringify(ends)}`);
}

/** A location is taken from a manager, or given to one. */
function changeScope(world: World, step: Extract<Step, { do: 'scope' }>): void {
	const { server } = world;
	const managers = CAST.filter(({ role }) => role === 'manager');
	const { personId } = pick(managers, step.person)!;
	const location = pick(LOCATIONS, step.location)!;
	const me = server.grants.get(personId)!;
	const others = me.locations.filter((id) => id !== location);
	const isTaken = others.length < me.locations.length;
	meet(world, isTaken ? 'scope narrowed' : 'scope widened');
	const locations = isTaken ? others : [...others, location].sort();
	server.grants.set(personId, { ...me, locations });
}

async function deliver(world: World, index: number): Promise<void> {
	if (world.late.length === 0) return;
	const [request] = world.late.splice(index % world.late.length, 1);
	meet(world, 'request delayed');
	await arrive(world, request!);
}

async function restore(
	world: World,
	{ backup, silent }: Extract<Step, { do: 'restore' }>
): Promise<void> {
	// What devices keep of what was received reaches back a week (S5).
	const recent = world.snapshots.filter(({ at }) => world.time.now - at < 100 * HOUR);
	// A server that starts again moves its windows on, which a device could take for what it had read.
	const usable = silent
		? recent.filter((snapshot) => world.server.isOfThisWindow(snapshot))
		: recent;
	const snapshot = pick(usable, backup);
	if (!snapshot) return;
	meet(world, silent ? 'restored silently' : 'restored with a new epoch');
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
