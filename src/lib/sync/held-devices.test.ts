import { expect, test } from 'vitest';
import { heldDevices } from './held-devices.ts';

const DEVICE = {
	clientId: '00000000-0000-4000-8000-000000000001',
	name: 'A. Janssen',
	email: 'a.janssen@opvang.example',
	places: ['De Brug'],
	pending: 3,
	oldest: '2026-03-02T10:00:00.000Z',
	seenAt: '2026-03-02T11:00:00.000Z'
};

test('S22: of a device that holds edits is told whose it is, how many, since when and when it was heard', () => {
	const held = { devices: [DEVICE, { ...DEVICE, places: [], oldest: null }] };
	expect(heldDevices.parse(held)).toEqual(held);
	const without = Object.keys(DEVICE).map((key) => ({ ...DEVICE, [key]: undefined }));
	const wrong = without.filter((device) => heldDevices.safeParse({ devices: [device] }).success);
	expect(wrong).toEqual([]);
	expect(heldDevices.safeParse({}).success).toBe(false);
});
