import { IDBFactory } from 'fake-indexeddb';
import { CURRENT_PERSON } from '../../../src/lib/client/local-keys.ts';
import { meet } from './occurrences.ts';
import { openDatabaseOf } from './open-database.ts';
import { openTab } from './tab.ts';
import type { Device, Profile, Tab, World } from './world.ts';

export const MOST_TABS = 3;

export async function addDevice(world: World, personId: string): Promise<Device> {
	const device: Device = {
		name: `tablet ${world.devices.length + 1}`,
		factory: new IDBFactory(),
		skewMs: 0,
		cookie: null,
		local: new Map(),
		profiles: new Map()
	};
	world.devices.push(device);
	await signIn(world, device, personId);
	return device;
}

/** As the product's sign-in: the session, and the person whose data is open. */
export async function signIn(world: World, device: Device, personId: string): Promise<void> {
	device.cookie = personId;
	await switchTo(world, device, personId);
}

/** Without a connection: another person's data is opened, the session stays whose it is. */
export async function switchTo(world: World, device: Device, personId: string): Promise<Tab> {
	device.local.set(CURRENT_PERSON, personId);
	if (device.profiles.size > 1) meet(world, 'another person on the device');
	const profile = profileOf(device, personId);
	return profile.tabs.length < MOST_TABS ? openTab(world, profile) : profile.tabs.at(-1)!;
}

export function currentProfile(device: Device): Profile {
	return profileOf(device, device.local.get(CURRENT_PERSON)!);
}

function profileOf(device: Device, personId: string): Profile {
	const known = device.profiles.get(personId);
	if (known) return known;
	const profile: Profile = {
		...{ device, personId, tabs: [], opened: 0 },
		...{ holds: new Set(), answers: new Map(), acted: new Set(), reached: null, isDirty: true },
		...{ answeredAgain: new Set(), replayed: new Map() }
	};
	device.profiles.set(personId, profile);
	return profile;
}

export function profilesOf({ devices }: World): Profile[] {
	return devices.flatMap(({ profiles }) => [...profiles.values()]);
}

/** Tabs of the person at the screen first, then those that somebody else left open. */
export function tabsOf(device: Device): Tab[] {
	const current = currentProfile(device);
	const others = [...device.profiles.values()].filter((profile) => profile !== current);
	return [current, ...others].flatMap(({ tabs }) => tabs);
}

/** A copy of everything that lies on a device, as from a backup of the tablet itself. */
export async function cloneDevice(world: World, device: Device): Promise<Device> {
	const copy: Device = {
		...device,
		name: `tablet ${world.devices.length + 1}`,
		factory: new IDBFactory(),
		local: new Map(device.local),
		profiles: new Map()
	};
	for (const profile of device.profiles.values()) await cloneProfile(world, profile, copy);
	world.devices.push(copy);
	meet(world, 'device cloned');
	return copy;
}

async function cloneProfile(world: World, profile: Profile, device: Device): Promise<void> {
	const { personId, holds, answers, answeredAgain, acted, reached } = profile;
	const from = openDatabaseOf(profile.device.factory, personId);
	const to = openDatabaseOf(device.factory, personId);
	for (const table of from.tables) await to.table(table.name).bulkPut(await table.toArray());
	from.close();
	to.close();
	const copy: Profile = {
		...{ device, personId, tabs: [], opened: 0, isDirty: true, reached, replayed: new Map() },
		...{ holds: new Set(holds), answers: new Map(answers), acted: new Set(acted) },
		answeredAgain: new Set(answeredAgain)
	};
	device.profiles.set(personId, copy);
	if (profile.tabs.length > 0) await openTab(world, copy);
}
