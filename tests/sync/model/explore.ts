import fc from 'fast-check';
import type { Backend } from './backends.ts';
import { Broken } from './broken.ts';
import { addCounts, type Counts } from './counts.ts';
import type { Founded } from './found-world.ts';
import { withQuickClone } from './quick-clone.ts';
import { commandOf } from './replay-command.ts';
import { type ModelOptions, runSchedule } from './run-schedule.ts';
import { scheduleArbitrary } from './schedule-arbitrary.ts';
import { shorten } from './shorten.ts';
import type { Schedule } from './steps.ts';

export type Exploration = {
	backend: Backend;
	founded: Founded;
	schedules: number;
	seed: number;
	/** Of these schedules only the one at this place, as a report names it. */
	path?: string;
	/** Looks for the shortest schedule that fails in the same way, for so long. */
	shrinkMs?: number;
	options?: ModelOptions;
};

export type Explored = { counts: Counts; found: Found | undefined };

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

/** Runs schedules until one breaks something. */
export async function explore(exploration: Exploration): Promise<Explored> {
	return withQuickClone(() => exploreAll(exploration));
}

async function exploreAll(exploration: Exploration): Promise<Explored> {
	const { schedules, seed, path, shrinkMs = 0 } = exploration;
	const counts: Counts = new Map();
	const property = fc.asyncProperty(scheduleArbitrary, (schedule) =>
		run(exploration, schedule, { log: [], counts })
	);
	const where = path === undefined ? {} : { path };
	const first = await fc.check(property, {
		...{ seed, ...where, endOnFailure: true },
		numRuns: path === undefined ? schedules : 1
	});
	if (!first.failed) return { counts, found: undefined };
	const schedule = await shortenFailing(exploration, first.counterexample![0], shrinkMs);
	const { error = first.errorInstance, log } = await replay(exploration, schedule);
	const place = { seed, path: path ?? first.counterexamplePath! };
	const stack = error instanceof Error ? error.stack : String(error);
	const again = commandOf({ store: exploration.backend.name, ...place });
	const report = [...log, stack, `Once more: ${again}`].join('\n');
	const rule = error instanceof Error ? error.message : String(error);
	return { counts, found: { ...place, after: first.numRuns, report, rule } };
}

async function shortenFailing(exploration: Exploration, schedule: Schedule, forMs: number) {
	const until = performance.now() + forMs;
	const ruleOf = async (tried: Schedule) => {
		const { error = WELL } = await replay(exploration, tried);
		return String(error instanceof Broken ? error.message.slice(0, 3) : error);
	};
	const rule = await ruleOf(schedule);
	// What depends on the moment is shown whole, with what was wrong the first time.
	if (rule === WELL) return schedule;
	return shorten(
		schedule,
		async (shorter) => (await ruleOf(shorter)) === rule,
		() => performance.now() < until
	);
}

type RunNotes = Parameters<typeof runSchedule>[3];

async function run(
	{ backend, founded, options }: Exploration,
	schedule: Schedule,
	notes: RunNotes
): Promise<void> {
	const counts: Counts = new Map();
	await runSchedule(schedule, backend, founded, { ...notes, counts }, options);
	addCounts(notes.counts, [...counts, ['schedules', 1]]);
}

const WELL = 'it does not fail when run again';

/** `error` is absent when all went well. */
async function replay(
	exploration: Exploration,
	schedule: Schedule
): Promise<{ log: string[]; error?: unknown }> {
	const log: string[] = [];
	try {
		await run(exploration, schedule, { log, counts: new Map() });
		return { log };
	} catch (error) {
		return { log, error };
	}
}
