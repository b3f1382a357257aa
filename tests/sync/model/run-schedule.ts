import type { Backend } from './backends.ts';
import { CAST } from './cast.ts';
import { checkEnd } from './check-end.ts';
import { checkProfile } from './check-profile.ts';
import type { Counts } from './counts.ts';
import { addDevice, profilesOf } from './device.ts';
import { type Founded, START } from './found-world.ts';
import { createModelServer, type ServerOptions } from './model-server.ts';
import { meet } from './occurrences.ts';
import { pick } from './pick.ts';
import { createIds, createRandom } from './random.ts';
import { runStep } from './run-step.ts';
import { settleDown } from './settle-down.ts';
import type { Schedule } from './steps.ts';
import { attempt, shutTab } from './tab.ts';
import type { World } from './world.ts';

export type ModelOptions = ServerOptions;

export type Notes = {
	/** What happened, line by line. */
	log: string[];
	counts: Counts;
};

/** Runs a schedule on the real client and server, looks after every step, and once more at the end. */
export async function runSchedule(
	schedule: Schedule,
	backend: Backend,
	founded: Founded,
	notes: Notes,
	options: ModelOptions = {}
): Promise<void> {
	const world = await openWorld(schedule, backend, founded, notes, options);
	try {
		for (const step of schedule.steps) {
			await runStep(world, step);
			await lookAround(world);
		}
		await settleDown(world);
		await lookAround(world);
		await checkEnd(world);
	} finally {
		for (const { tabs } of profilesOf(world)) tabs.forEach(shutTab);
	}
}

async function openWorld(
	{ people, seed, pageRows }: Schedule,
	backend: Backend,
	{ snapshot, edits }: Founded,
	notes: Notes,
	options: ModelOptions
): Promise<World> {
	const time = { now: START };
	const server = createModelServer(backend, time, {
		...{ ...options, pageRows },
		onRolled: () => meet(notes, 'window moved')
	});
	await server.restore(snapshot, { silent: true });
	for (const me of CAST) server.grants.set(me.personId, me);
	const world: World = {
		...{ ...notes, time, server, devices: [], late: [], failures: [], old: new Set() },
		newId: createIds(createRandom(seed)),
		edits: new Map(edits.map((edit) => [edit.mutation.uuid, edit])),
		snapshots: [snapshot],
		meanwhile: (step) => runStep(world, step)
	};
	for (const index of people) await addFirst(world, pick(CAST, index)!.personId);
	return world;
}

/** A device that has fetched once, so that its person can enter something. */
async function addFirst(world: World, personId: string): Promise<void> {
	const device = await addDevice(world, personId);
	const [tab] = device.profiles.get(personId)!.tabs;
	await attempt(world, tab!, {}, tab!.run);
}

async function lookAround(world: World): Promise<void> {
	const [failure] = world.failures;
	if (failure) throw toError(failure);
	for (const profile of profilesOf(world)) {
		if (!profile.isDirty) continue;
		await checkProfile(world, profile);
		profile.isDirty = false;
	}
}

function toError(failure: unknown): Error {
	return failure instanceof Error ? failure : new Error('the client broke', { cause: failure });
}
