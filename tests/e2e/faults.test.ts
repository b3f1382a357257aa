import { expect, test } from '@playwright/test';
import { runFaultDrill } from '../outside/run-fault-drill.ts';

const SEED = 20_261_122;
const EDITS = 8;

test('eight devices on a bad line, the server killed under them: I1-I8 hold when it is mended, I6 of their last entries', async () => {
	const { violations, stored, faults } = await runFaultDrill({
		seed: SEED,
		edits: EDITS,
		kills: 1
	});
	expect(violations).toEqual([]);
	expect(stored).toBeGreaterThan(4 * EDITS);
	expect(faults['answer lost']).toBeGreaterThan(0);
});
