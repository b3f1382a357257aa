import { describe, expect, test } from 'vitest';
import { DEFAULT_CHOICE } from '../domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS } from '../domain/reminders/reminder-hours.ts';
import {
	pushDevice,
	pushMessage,
	remindersView,
	reminderTrial,
	setRegionHours,
	trialOutcome
} from './reminder-messages.ts';

const AT = '2026-03-02T10:00:00.000Z';

describe('a browser that takes messages (RFC 8291)', () => {
	const P256DH = 'B'.repeat(87);
	const AUTH = 'a_-9'.repeat(5) + 'zZ';
	const device = { endpoint: 'https://push.example/1', keys: { p256dh: P256DH, auth: AUTH } };
	const isDevice = (changes: object) => pushDevice.safeParse({ ...device, ...changes }).success;
	const withKeys = (keys: object) => isDevice({ keys: { ...device.keys, ...keys } });

	test('gives a key of 65 bytes and one of 16 in base64url, with or without its padding', () => {
		expect(isDevice({})).toBe(true);
		expect(withKeys({ p256dh: `${P256DH}=`, auth: `${AUTH}==` })).toBe(true);
	});

	test('gives no other number of bytes, and no other letters', () => {
		const wrong = [
			{ p256dh: P256DH.slice(1) },
			{ p256dh: `${P256DH}B` },
			{ p256dh: ` ${P256DH}` },
			{ auth: AUTH.slice(1) },
			{ auth: `${AUTH}a` },
			{ auth: `${AUTH.slice(1)}+` },
			{ auth: `${AUTH}===` },
			{ auth: undefined },
			{ p256dh: undefined }
		];
		expect(wrong.filter(withKeys)).toEqual([]);
	});

	test('names where it takes them, in at most 1000 characters', () => {
		expect(isDevice({ endpoint: 'x'.repeat(1000) })).toBe(true);
		expect(['', 'x'.repeat(1001), undefined].filter((endpoint) => isDevice({ endpoint }))).toEqual(
			[]
		);
		expect(isDevice({ keys: undefined })).toBe(false);
	});
});

describe("somebody's reminders", () => {
	const view = {
		push: { publicKey: 'B'.repeat(87) },
		mail: { address: 'a@opvang.example' },
		choice: DEFAULT_CHOICE,
		regions: [{ regionId: 'VR04', name: 'IJsselland', hours: DEFAULT_HOURS }],
		devices: [{ addedAt: AT, isThis: true }]
	};

	test('say what this server can send, what was chosen, and on which devices', () => {
		expect(remindersView.parse(view)).toEqual(view);
		const unset = { ...view, push: null, mail: null, regions: [], devices: [] };
		expect(remindersView.parse(unset)).toEqual(unset);
	});

	test('leave nothing of that out', () => {
		const wrong = [
			...Object.keys(view).map((key) => ({ ...view, [key]: undefined })),
			{ ...view, push: {} },
			{ ...view, mail: {} },
			{ ...view, regions: [{ regionId: 'VR04', name: 'IJsselland' }] },
			{ ...view, devices: [{ isThis: true }] },
			{ ...view, devices: [{ addedAt: AT }] }
		];
		expect(wrong.filter((other) => remindersView.safeParse(other).success)).toEqual([]);
	});
});

test('hours of a region are set for one region, outside its quiet hours', () => {
	const isSet = (changes: object) =>
		setRegionHours.safeParse({ regionId: 'VR04', hours: DEFAULT_HOURS, ...changes }).success;
	expect(isSet({})).toBe(true);
	const wrong = [
		{ regionId: undefined },
		{ hours: null },
		{ hours: { ...DEFAULT_HOURS, hour: 21 } },
		{ name: 'x' }
	];
	expect(wrong.filter(isSet)).toEqual([]);
});

test('a trial goes by a way that there is, and says what became of it', () => {
	const ways = ['push', 'mail', 'post'].filter((by) => reminderTrial.safeParse({ by }).success);
	expect(ways).toEqual(['push', 'mail']);
	expect(reminderTrial.safeParse({ by: 'push', to: 'x' }).success).toBe(false);
	const outcomes = ['sent', 'failed', 'none', ''];
	expect(outcomes.filter((outcome) => trialOutcome.safeParse({ outcome }).success)).toEqual(
		outcomes.slice(0, 3)
	);
	expect(trialOutcome.safeParse({}).success).toBe(false);
});

test('what the service worker shows has a title, a text, and where a tap leads', () => {
	const message = { title: 'Opvangbord', body: 'Klopt het nog?', path: '/locaties' };
	expect(pushMessage.parse(message)).toEqual(message);
	const without = Object.keys(message).map((key) => ({ ...message, [key]: undefined }));
	expect(without.filter((other) => pushMessage.safeParse(other).success)).toEqual([]);
});
