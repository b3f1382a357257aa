import { expect, test } from 'vitest';
import { correctedDeviceAt } from './build-mutation.ts';

const deviceAt = '2026-03-02T09:00:00.000Z';

test('D12: when an edit was made is corrected by what the clock was off, once that is known', () => {
	expect(correctedDeviceAt({ deviceAt, offsetMs: null })).toBe(deviceAt);
	expect(correctedDeviceAt({ deviceAt, offsetMs: -1500 })).toBe('2026-03-02T08:59:58.500Z');
});

test('S17: an edit whose moment cannot be read passes for an old one', () => {
	for (const damaged of ['', 'broken', '+010000-01-01T00:00:00.000Z'])
		expect(correctedDeviceAt({ deviceAt: damaged, offsetMs: null })).toBe(
			'1970-01-01T00:00:00.000Z'
		);
});
