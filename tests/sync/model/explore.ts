import fc from 'fast-check';
import type { Backend } from './backends.ts';
import { Broken } from './broken.ts';
import type { Founded } from './found-world.ts';
import { type ModelOptions, runSchedule } from './run-schedule.ts';
import { scheduleArbitrary } from './schedule-arbitrary.ts';
import { shorten } from './shorten.ts';
import type { Schedule } from './steps.ts';

export type Exploration = {
	backend: Backend;
	founded: Founded;
	schedules: number;
	seed: number;
	/** Looks for the shortest schedule that fails in the same way, for so long. */
	shrinkMs?: number;
	options?: ModelOptions;
};

export type Found = {
	/** How many schedules it took. */
	after: number;
	seed: number;
	path: string;
	/** The schedule as it went, step by step, and what did not hold. */
	report: string;
	/** What did not hold: "I6: …". */
	rule: string;
};

/** Runs schedules until one breaks something; undefined = none did. */
export async function explore(exploration: Exploration): Promise<Found | undefined> {
	const { schedules, seed, shrinkMs = 0 } = exploration;
	const property = fc.asyncProperty(scheduleArbitrary, (schedule) => run(exploration, schedule));
	const first = await fc.check(property, { seed, numRuns: schedules, endOnFailure: true });
	if (!first.failed) return undefined;
	const path = first.counterexamplePath!;
	const schedule = await shortenFailing(exploration, first.counterexample![0], shrinkMs);
	const { error, log } = await replay(exploration, schedule);
	const stack = error instanceof Error ? error.stack : String(error);
	const report = [`seed ${seed}, path "${path}"`, ...log, stack].join('\n');
	const rule = error instanceof Error ? error.message : String(error);
	return { after: first.numRuns, seed, path, report, rule };
}

async function shortenFailing(exploration: Exploration, schedule: Schedule, forMs: number) {
	const until = performance.now() + forMs;
	const ruleOf = async (tried: Schedule) => {
		const { error } = await replay(exploration, tried);
		return String(error instanceof Broken ? error.message.slice(0, 3) : error);
	};
	const rule = await ruleOf(schedule);
	return shorten(
		schedule,
		async (shorter) => (await ruleOf(shorter)) === rule,
		() => performance.now() < until
	);
}

async function run(
	{ backend, founded, options }: Exploration,
	schedule: Schedule,
	log: string[] = []
): Promise<void> {
	await runSchedule(schedule, backend, founded, log, options);
}

async function replay(exploration: Exploration, schedule: Schedule) {
	const log: string[] = [];
	try {
		await run(exploration, schedule, log);
		return { log, error: 'it does not fail when run again' as unknown };
	} catch (error) {
		return { log, error };
	}
}
