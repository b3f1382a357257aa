import { NAMES } from './cast.ts';
import { CAST, LOCATIONS } from './cast.ts';
import { tabsOf } from './device.ts';
import { pick } from './pick.ts';
import type { Step } from './steps.ts';
import { HOUR, MINUTE } from './time.ts';
import type { Device, World } from './world.ts';

/** One line of the schedule as it meets the world at that moment. */
export function describeStep(world: World, step: Step): string {
	const clock = new Date(world.time.now).toISOString().slice(5, 19);
	return `${clock} ${describe(world, step)}`;
}

function describe(world: World, step: Step): string {
	const device = 'device' in step ? pick(world.devices, step.device)! : undefined;
	const who = device ? describeTab(device, 'tab' in step ? step.tab : 0) : '';
	switch (step.do) {
		case 'edit': {
			const { kind, ...rest } = step.edit;
			return `${who}: ${kind} ${describeNumbers(rest)}${describeCrash(step.crash)}`;
		}
		case 'sync':
			return `${who}: ${step.part === 'run' ? 'sync' : step.part}${describeCrash(step.crash)}`;
		case 'sync twice':
			return `${who}: two tabs sync at once`;
		case 'pass':
			return `${describeSpan(step.ms)} pass`;
		case 'set clock':
			return `${device!.name}: clock is ${describeSpan(step.skewMs)} ahead`;
		case 'scope':
			return `${pick(CAST, step.person % 2)!.personId} gets or loses ${NAMES.get(pick(LOCATIONS, step.location)!)}`;
		case 'sign in':
			return `${device!.name}: ${pick(CAST, step.person)!.personId} signs in`;
		case 'switch':
			return `${device!.name}: data of ${pick([...device!.profiles.keys()], step.person)!} is opened`;
		case 'deliver':
			return `one of ${world.late.length} late requests arrives`;
		case 'restore':
			return `server is put back to one of ${world.snapshots.length} backups${step.silent ? ' silently' : ''}`;
		default:
			return `${who || 'server'}: ${step.do}`;
	}
}

function describeTab(device: Device, index: number): string {
	const tabs = tabsOf(device);
	const tab = pick(tabs, index);
	if (!tab) return device.name;
	const nth = tab.profile.tabs.indexOf(tab) + 1;
	return `${tab.profile.personId} on ${device.name}${nth > 1 ? `, tab ${nth}` : ''}`;
}

function describeNumbers(rest: Record<string, unknown>): string {
	return Object.entries(rest)
		.filter(([, value]) => value !== null)
		.map(([key, value]) =>
			key === 'agoMs' ? `${describeSpan(value as number)} ago` : `${key} ${String(value)}`
		)
		.join(', ');
}

function describeCrash(crash: number | null): string {
	return crash === null ? '' : `, to crash at point ${crash}`;
}

function describeSpan(ms: number): string {
	if (ms === 0) return '0';
	if (Math.abs(ms) < MINUTE) return `${ms} ms`;
	return Math.abs(ms) < HOUR ? `${ms / MINUTE} min` : `${ms / HOUR} h`;
}
