import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CHOICE } from '../../src/lib/domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS } from '../../src/lib/domain/reminders/reminder-hours.ts';
import { type MailReceiver, startMailReceiver } from '../support/reminders/mail-receiver.ts';
import { type PushReceiver, startPushReceiver } from '../support/reminders/push-receiver.ts';
import {
	type ReminderServer,
	sendingTo,
	startReminderServer
} from '../support/reminders/reminder-server.ts';
import { MANAGER } from './test-server.ts';

let push: PushReceiver;
let mail: MailReceiver;
let server: ReminderServer;
let cookie: string;

beforeEach(async () => {
	[push, mail] = await Promise.all([startPushReceiver(), startMailReceiver()]);
});

afterEach(async () => {
	await server.stop();
	await Promise.all([push.close(), mail.close()]);
});

async function start(environment: Record<string, string>): Promise<void> {
	server = await startReminderServer(environment);
	await server.addManager([1]);
	cookie = await server.signIn();
}

const tryOut = async (by: string) => {
	const answer = await server.send('POST', '/api/reminders/trials', cookie, { by });
	return answer.status === 200 ? ((await answer.json()) as unknown) : answer.status;
};

describe('a server that nothing is set up on', () => {
	beforeEach(() => start({}));

	test('says so, and keeps what somebody chooses all the same', async () => {
		const nothing = { push: null, mail: null, regions: [], devices: [] };
		expect(await server.view(cookie)).toEqual({ ...nothing, choice: DEFAULT_CHOICE });
		const hours = { ...DEFAULT_HOURS, hour: 9 };
		const changed = await server.choose(cookie, { hours });
		expect(await changed.json()).toEqual({ ...nothing, choice: { ...DEFAULT_CHOICE, hours } });
	});

	test('takes no device and sends nothing', async () => {
		expect((await server.addDevice(cookie, push.addDevice('tablet'))).status).toBe(400);
		expect([await tryOut('push'), await tryOut('mail')]).toEqual([
			{ outcome: 'none' },
			{ outcome: 'none' }
		]);
	});

	test('makes no keys that nobody asked for', async () => {
		const keys = await server.app.db.selectFrom('meta').select('key').execute();
		expect(keys.map(({ key }) => key)).not.toContain('push-keys');
	});
});

describe('a server on the internet', () => {
	beforeEach(async () => {
		const { PUSH_TO_PRIVATE: _, ...environment } = sendingTo(push, mail);
		await start(environment);
	});

	test('does not let a device make it ask its own network', async () => {
		const answer = await server.addDevice(cookie, push.addDevice('tablet'));
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({ code: 'shape', errors: [{ path: 'endpoint' }] });
	});

	test('takes a browser at a push service, and forgets it when asked', async () => {
		const tablet = push.addDevice('tablet');
		const endpoint = 'https://push.example/send/1';
		expect((await server.addDevice(cookie, { ...tablet, endpoint })).status).toBe(204);
		const [device] = (await server.view(cookie)).devices;
		expect(device).toMatchObject({ isThis: true });
		expect((await server.send('DELETE', '/api/reminders/devices', cookie)).status).toBe(204);
		expect((await server.view(cookie)).devices).toEqual([]);
	});

	test('knows one address of a browser: the newest', async () => {
		const tablet = push.addDevice('tablet');
		for (const n of [1, 2])
			await server.addDevice(cookie, { ...tablet, endpoint: `https://push.example/send/${n}` });
		const rows = await server.app.db.selectFrom('push_device').select('endpoint').execute();
		expect(rows).toEqual([{ endpoint: 'https://push.example/send/2' }]);
	});

	test('keeps the keys that it made, also after a restart', async () => {
		const { publicKey } = (await server.view(cookie)).push!;
		const { app } = server;
		const again = await startReminderServer({
			...sendingTo(push, mail),
			DATA_DIR: app.env.dataDir
		});
		const other = await again.signIn();
		expect((await again.view(other)).push).toEqual({ publicKey });
		await again.app.close();
	});

	test('has no more of a device than it needs', async () => {
		const { endpoint, keys } = push.addDevice('tablet');
		const wrong = [
			{ endpoint: 'https://push.example/1', keys: { ...keys, p256dh: 'short' } },
			{ endpoint: `https://push.example/${'x'.repeat(1000)}`, keys },
			{ endpoint, keys: { auth: keys.auth } }
		];
		for (const device of wrong)
			expect((await server.addDevice(cookie, device as never)).status).toBe(400);
	});
});

describe('a test message', () => {
	beforeEach(() => start(sendingTo(push, mail)));

	test('goes to this device alone', async () => {
		const [tablet, phone] = [push.addDevice('tablet'), push.addDevice('phone')];
		await server.addDevice(cookie, tablet);
		await server.addDevice(await server.signIn(), phone);
		expect(await tryOut('push')).toEqual({ outcome: 'sent' });
		expect(tablet.messages()).toEqual([
			{
				title: 'Opvangbord',
				body: 'Dit is een proef. Herinneringen komen hier aan.',
				path: '/herinneringen'
			}
		]);
		expect(phone.messages()).toEqual([]);
	});

	test('goes to the address of who asks', async () => {
		expect(await tryOut('mail')).toEqual({ outcome: 'sent' });
		expect(mail.received[0]).toMatchObject({ to: [MANAGER.email.toLowerCase()] });
		expect(mail.received[0]!.text).toContain('Dit is een proef.');
	});

	test('says when it did not come through', async () => {
		await server.addDevice(cookie, push.addDevice('tablet'));
		push.answer('tablet', 500);
		mail.refuse(true);
		expect([await tryOut('push'), await tryOut('mail')]).toEqual([
			{ outcome: 'failed' },
			{ outcome: 'failed' }
		]);
	});

	test('can be asked for a few times a minute, so that nobody fills a mailbox', async () => {
		for (let n = 1; n <= 5; n++) expect(await tryOut('mail')).toEqual({ outcome: 'sent' });
		expect(await tryOut('mail')).toBe(429);
		expect(mail.received).toHaveLength(5);
	});
});
