import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_CHOICE } from '../domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS } from '../domain/reminders/reminder-hours.ts';
import type { RemindersView } from '../sync/reminder-messages.ts';
import { REMINDED_PERSON } from './local-keys.ts';
import { createReminders } from './reminders.ts';
import type { Answer } from './request.ts';

const DEVICE = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } };
const VIEW: RemindersView = {
	push: { publicKey: 'key' },
	mail: null,
	choice: DEFAULT_CHOICE,
	regions: [],
	devices: [{ addedAt: '2026-11-22T09:00:00.000Z', isThis: true }]
};

const READ = ['GET', '/api/reminders', undefined];
const SAID_IN_ENGLISH = ['PUT', '/api/reminders', { ...DEFAULT_CHOICE, language: 'en' }];

const ok = (body?: unknown): Answer => ({
	is: 'ok',
	body,
	sentAt: 0,
	gotAt: 0,
	headers: new Headers()
});
const refused = (status: number): Answer => ({
	is: 'refused',
	status,
	code: '',
	detail: '',
	retryAfterMs: undefined
});
const unreachable: Answer = { is: 'unreachable', why: 'no network' };

type Parts = {
	answer?: Answer;
	permission?: NotificationPermission;
	answers?: NotificationPermission;
	isSubscribed?: boolean;
	fails?: boolean;
	whose?: string;
	language?: 'nl' | 'en';
};

function setUp(parts: Parts = {}) {
	const { answer = ok(VIEW), permission = 'granted', answers = 'granted', whose } = parts;
	const kept = new Map(whose === undefined ? [] : [[REMINDED_PERSON, whose]]);
	const sent: [method: string, path: string, body: unknown][] = [];
	const push = {
		permission: () => permission,
		ask: vi.fn(async () => answers),
		current: async () => (parts.isSubscribed === false ? null : DEVICE),
		subscribe: vi.fn(async () => {
			if (parts.fails) throw new Error('push service error');
			return DEVICE;
		}),
		unsubscribe: vi.fn(async () => {})
	};
	const reminders = createReminders({
		personId: 'anna',
		language: parts.language ?? 'nl',
		request: async (path, { method, body }) => {
			sent.push([method!, path, typeof body === 'string' ? JSON.parse(body) : undefined]);
			return answer;
		},
		local: {
			getItem: (key) => kept.get(key) ?? null,
			setItem: (key, value) => void kept.set(key, value),
			removeItem: (key) => void kept.delete(key)
		},
		push
	});
	return { reminders, push, kept, sent };
}

describe('turning on', () => {
	test('asks the person, takes an address for this key and tells it', async () => {
		const { reminders, push, kept, sent } = setUp();
		expect(await reminders.turnOn('key')).toBe('on');
		expect(push.subscribe).toHaveBeenCalledExactlyOnceWith('key');
		expect(sent).toEqual([['POST', '/api/reminders/devices', DEVICE], READ]);
		expect(kept.get(REMINDED_PERSON)).toBe('anna');
	});

	test('tells the language of the screen, where messages speak another', async () => {
		const { reminders, sent } = setUp({ language: 'en' });
		expect(await reminders.turnOn('key')).toBe('on');
		expect(sent.slice(1)).toEqual([READ, SAID_IN_ENGLISH]);
	});

	test('leaves all as it is when the person says no', async () => {
		const { reminders, push, kept, sent } = setUp({ answers: 'denied' });
		expect(await reminders.turnOn('key')).toBe('denied');
		expect(push.subscribe).not.toHaveBeenCalled();
		expect([sent, kept.size]).toEqual([[], 0]);
	});

	test('says so when the service of the browser does not answer, or we cannot be reached', async () => {
		expect(await setUp({ fails: true }).reminders.turnOn('key')).toBe('failed');
		const { reminders, kept } = setUp({ answer: unreachable });
		expect(await reminders.turnOn('key')).toBe('unreachable');
		expect(kept.size).toBe(0);
	});
});

describe('turning off', () => {
	test('takes it back on both sides', async () => {
		const { reminders, push, kept, sent } = setUp({ answer: ok(), whose: 'anna' });
		await reminders.turnOff();
		expect(sent).toEqual([['DELETE', '/api/reminders/devices', undefined]]);
		expect(push.unsubscribe).toHaveBeenCalledOnce();
		expect(kept.size).toBe(0);
	});

	test('without a connection changes nothing', async () => {
		const { reminders, push, kept } = setUp({ answer: unreachable, whose: 'anna' });
		expect(await reminders.turnOff()).toEqual({ trouble: 'unreachable' });
		expect(push.unsubscribe).not.toHaveBeenCalled();
		expect(kept.size).toBe(1);
	});
});

describe('after a new sign-in', () => {
	test('the address is told again, for the session that is there now', async () => {
		const { reminders, sent } = setUp({ whose: 'anna' });
		await reminders.renew();
		expect(sent).toEqual([['POST', '/api/reminders/devices', DEVICE], READ]);
	});

	test('with the language that the screen has since', async () => {
		const { reminders, sent } = setUp({ whose: 'anna', language: 'en' });
		await reminders.renew();
		expect(sent.slice(1)).toEqual([READ, SAID_IN_ENGLISH]);
	});

	test('but never that of somebody else on a shared tablet, nor one that was taken back', async () => {
		for (const parts of [
			{ whose: 'bas' },
			{},
			{ whose: 'anna', permission: 'denied' as const },
			{ whose: 'anna', isSubscribed: false }
		]) {
			const { reminders, sent } = setUp(parts);
			await reminders.renew();
			expect(sent).toEqual([]);
		}
	});
});

test('it is on here when both sides know it and the browser may show it', async () => {
	expect(await setUp().reminders.isOnHere(VIEW)).toBe(true);
	expect(await setUp().reminders.isOnHere({ ...VIEW, devices: [] })).toBe(false);
	expect(await setUp({ permission: 'denied' }).reminders.isOnHere(VIEW)).toBe(false);
	expect(await setUp({ isSubscribed: false }).reminders.isOnHere(VIEW)).toBe(false);
});

test('what cannot be reached is told in a few codes', async () => {
	const troubleOf = (answer: Answer) => setUp({ answer }).reminders.read();
	expect(await troubleOf(unreachable)).toEqual({ trouble: 'unreachable' });
	expect(await troubleOf(refused(401))).toEqual({ trouble: 'sign-in' });
	expect(await troubleOf(refused(429))).toEqual({ trouble: 'rate' });
	expect(await troubleOf(refused(503))).toEqual({ trouble: 'unreachable' });
	expect(await troubleOf(refused(400))).toEqual({ trouble: 'refused' });
	expect(await setUp().reminders.read()).toEqual({ value: VIEW });
});

test('a choice, hours of a region and a test message are sent as they are', async () => {
	const { reminders, sent } = setUp();
	const hours = { ...DEFAULT_HOURS, hour: 9 };
	expect(await reminders.choose({ ...DEFAULT_CHOICE, hours })).toEqual({ value: VIEW });
	expect(await reminders.setRegion({ regionId: 'VR04', hours })).toEqual({ value: VIEW });
	expect(sent).toEqual([
		['PUT', '/api/reminders', { ...DEFAULT_CHOICE, hours }],
		['PUT', '/api/reminders/regions', { regionId: 'VR04', hours }]
	]);
	const { reminders: others } = setUp({ answer: ok({ outcome: 'none' }) });
	expect(await others.tryOut('push')).toEqual({ value: { outcome: 'none' } });
});
