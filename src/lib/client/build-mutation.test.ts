import { expect, test } from 'vitest';
import { correctedDeviceAt } from './build-mutation.ts';

const deviceAt = '2026-03-02T09:00:00.000Z';

test('D12: when an edit was made is corrected by what the clock was off, once that is known', () => {
	expect(correctedDeviceAt({ deviceAt, offsetMs: null })).toBe(deviceAt);
	expect(correctedDeviceAt({ deviceAt, offsetMs: -1500 })).toBe('2026-03-02T08:59:58.500Z');
});
