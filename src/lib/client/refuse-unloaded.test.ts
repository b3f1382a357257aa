import { expect, test } from 'vitest';
import { refuseUnloaded } from './refuse-unloaded.ts';

const missing = new Error('no connection');

test('an edit that could not be made says so, each of many as well (S21)', () => {
	const code = 'not-loaded';
	expect(refuseUnloaded('record', ['esch', {}], missing)).toEqual({ ok: false, code });
	expect(refuseUnloaded('many', [[{}, {}]], missing)).toEqual({
		stored: 0,
		refused: [
			{ index: 0, code },
			{ index: 1, code }
		]
	});
});

test('letting go of a refused edit has no refusal: it fails', () => {
	expect(() => refuseUnloaded('discard', ['uuid'], missing)).toThrow(missing);
});
