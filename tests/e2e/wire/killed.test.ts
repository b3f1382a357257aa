import { runKillDrill } from '../../outside/run-kill-drill.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

test('10,000 edits of four devices come through kills of the server before and after a commit, each push whole or not at all (S2, S3)', async ({
	server,
	device
}) => {
	test.setTimeout(180_000);
	const tablets = Array.from({ length: 4 }, () => device('rcvs'));
	const other = device('coordinator');
	const random = createRandom(20_261_122);
	const sizes = { batches: 20, size: 125, kills: 5 };
	const report = await runKillDrill({ server, tablets, other, random, ...sizes });
	expect(report.violations).toEqual([]);
	expect(report.confirmed).toBe(report.entered);
	expect(report.entered).toBeGreaterThanOrEqual(10_000);
	expect(report.afterCommit).toBeGreaterThan(0);
	expect(report.beforeCommit).toBeGreaterThan(0);
});
