import { expect, test } from 'vitest';
import { startJobs } from './start-jobs.ts';

const EVERY_SECOND = '* * * * * *';

test('a job runs at its time, and what it throws is told', async () => {
	const { promise, resolve } = Promise.withResolvers<unknown>();
	const fault = new Error('no database');
	const jobs = startJobs([{ schedule: EVERY_SECOND, run: () => Promise.reject(fault) }], resolve);
	expect(await promise).toBe(fault);
	jobs.stop();
});

test('a job that still runs is not begun again', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	let begun = 0;
	let beats = 0;
	const slow = {
		schedule: EVERY_SECOND,
		run: () => {
			begun += 1;
			return promise;
		}
	};
	const twoBeats = new Promise<void>((done) => {
		const beat = {
			schedule: EVERY_SECOND,
			run: async () => {
				beats += 1;
				if (beats === 2) done();
			}
		};
		const jobs = startJobs([slow, beat], () => {});
		void promise.then(() => jobs.stop());
	});
	await twoBeats;
	resolve();
	expect(begun).toBe(1);
});
