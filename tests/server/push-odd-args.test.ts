import { expect, test } from 'vitest';
import type { MutationName } from '../../src/lib/domain/schema/mutation.ts';
import { ADDRESS, IJSSELLAND, RCVS, uuidOf } from '../support/sync/people.ts';
import { STORES } from '../support/sync/stores.ts';
import { createSyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
/** Objects that cannot be made into text. */
const NO_TEXT = { toString: 0, valueOf: 0 };

/** Each has the right shape as a push; what it names is found out before it is decided. */
const ODD: [MutationName, Record<string, unknown>][] = [
	['location.setField', { locationId: SITE, field: 'constructor', value: 'x' }],
	['location.setField', { locationId: SITE, field: 'hasOwnProperty', value: 'x' }],
	['location.setField', { locationId: SITE, field: '__proto__', value: 'x' }],
	['location.setField', { locationId: SITE, field: NO_TEXT, value: 'x' }],
	['location.setField', { locationId: NO_TEXT, field: 'name', value: 'x' }],
	['unit.setField', { unitId: NO_TEXT, field: 'name', value: 'x' }],
	['unit.retire', { unitId: NO_TEXT }],
	['unit.retire', { unitId: 'constructor' }],
	['unit.restore', { unitId: 'constructor' }],
	['question.ask', { regionId: NO_TEXT, kind: 'question', text: 'x' }],
	['question.answer', { questionId: SITE, text: 'x' }],
	['question.close', { regionId: 'VR04', questionId: NO_TEXT }]
];

for (const { name, open } of STORES)
	test.each(ODD)(
		`%s with %j is rejected by the ${name} store and is no fault`,
		async (mutation, args) => {
			const opened = await open();
			const server = createSyncServer(opened.store);
			await server.addRegion(IJSSELLAND);
			const tablet = server.device(RCVS);
			const site = {
				id: SITE,
				regionId: 'VR04',
				municipality: 'GM0150',
				name: 'De Kade',
				kind: 'goo'
			};
			await tablet.send('location.add', { ...site, address: ADDRESS });
			const result = await tablet.send(mutation, args, { base: null });
			expect(result).toMatchObject({ status: 'rejected' });
			expect(server.faults).toEqual([]);
			await opened.close();
		}
	);
