import { expect, test } from 'vitest';
import { changedReasons } from './out-of-service.ts';

const standing = { repair: { n: 2, until: '2026-12-01' }, cleaning: { n: 1 } };

test('a declaration names only the reasons that changed, so that the others stand (section 3)', () => {
	expect(changedReasons(standing, { repair: { n: 3, until: '2026-12-01' } })).toEqual({
		repair: { n: 3, until: '2026-12-01' }
	});
	expect(changedReasons(standing, { repair: { n: 2, until: '2026-12-01' } })).toEqual({});
	expect(changedReasons(standing, { quarantine: { n: 0 } })).toEqual({});
});

test('another day is a change', () => {
	expect(changedReasons(standing, { repair: { n: 2, until: '2026-12-08' } })).toEqual({
		repair: { n: 2, until: '2026-12-08' }
	});
	expect(changedReasons(standing, { repair: { n: 2 } })).toEqual({ repair: { n: 2 } });
});

test('beds that are back are expected on no day', () => {
	expect(changedReasons(standing, { repair: { n: 0, until: '2026-12-01' } })).toEqual({
		repair: { n: 0 }
	});
});
