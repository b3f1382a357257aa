import { Cron } from 'croner';

/** A job by its schedule, as cron writes it. */
export type Job = { schedule: string; run: () => Promise<void> };

/** Runs each job at its times, never twice at once; what one throws goes to `onFault`. */
export function startJobs(jobs: Job[], onFault: (fault: unknown) => void): { stop(): void } {
	const started = jobs.map(
		({ schedule, run }) => new Cron(schedule, { protect: true, unref: true, catch: onFault }, run)
	);
	return { stop: () => started.forEach((job) => job.stop()) };
}
