import { expect, test } from 'vitest';
import { refuseUnloaded } from './refuse-unloaded.ts';

test('an edit that could not be made says so, each of many as well (S21)', () => {
	const code = 'not-loaded';
	expect(refuseUnloaded('record', ['esch', {}])).toEqual({ ok: false, code });
	expect(refuseUnloaded('discard', ['uuid'])).toEqual({ ok: false, code });
	expect(refuseUnloaded('many', [[{}, {}]])).toEqual({
		stored: 0,
		refused: [
			{ index: 0, code },
			{ index: 1, code }
		]
	});
});
