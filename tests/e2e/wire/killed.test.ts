import { runKillDrill } from '../../outside/run-kill-drill.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

test('10,000 edits come through kills of the server before and after a commit, each exactly once (S2, S3)', async ({
	server,
	device
}) => {
	test.setTimeout(180_000);
	const [tablet, other] = [device('rcvs'), device('coordinator')];
	const random = createRandom(20_261_122);
	const sizes = { batches: 20, size: 500, kills: 5 };
	const report = await runKillDrill({ server, tablet, other, random, ...sizes });
	expect(report.violations).toEqual([]);
	expect(report.confirmed).toBe(report.entered);
	expect(report.entered).toBeGreaterThanOrEqual(10_000);
	expect(report.afterCommit).toBeGreaterThan(0);
	expect(report.afterCommit).toBeLessThan(report.kills);
});
