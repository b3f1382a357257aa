import { expect, test } from 'vitest';
import { SITE, startSignedIn } from '../../../tests/support/client/signed-in.ts';
import { uuidOf } from '../../../tests/support/sync/people.ts';
import type { StoredEntry } from './database.ts';
import { standingOf, takeBack } from './take-back.ts';

const AT = '2026-03-02T09:00:00.000Z';

const CORRECTION: StoredEntry = {
	...{ id: uuidOf(8), root: uuidOf(7), corrects: uuidOf(7), locationId: SITE },
	...{ entry: { kind: 'arrive', n: 1 }, observedAt: null, madeAt: AT, deviceSeq: 1 },
	...{ by: 'anna', source: 'site' }
};

test('D13: a correction of what is not on this device is taken back by leaving nothing', async () => {
	const { db } = (await startSignedIn()).anna;
	expect(await takeBack(db, CORRECTION)).toEqual({ entry: { kind: 'void' } });
});

test('D13: what stands again has its room, and a time only where it states one', () => {
	const { entry } = CORRECTION;
	const unitId = uuidOf(5);
	expect(standingOf(CORRECTION)).toEqual({ entry });
	expect(standingOf({ ...CORRECTION, unitId, observedAt: AT })).toEqual({
		...{ entry, unitId, observedAt: AT }
	});
});
