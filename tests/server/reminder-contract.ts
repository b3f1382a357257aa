import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_HOURS } from '../../src/lib/domain/reminders/reminder-hours.ts';
import { claimDue } from '../../src/lib/server/reminders/claims.ts';
import { startMailReceiver, type MailReceiver } from '../support/reminders/mail-receiver.ts';
import { readVapid } from '../support/reminders/open-push-message.ts';
import {
	type PushReceiver,
	startPushReceiver,
	type TestDevice
} from '../support/reminders/push-receiver.ts';
import {
	type ReminderServer,
	sendingTo,
	startReminderServer
} from '../support/reminders/reminder-server.ts';
import { findBrokenLink } from '../../src/lib/server/sync/audit.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import { IJSSELLAND, person, RCVS, TWENTE, uuidOf } from '../support/sync/people.ts';
import { createSyncServer } from '../support/sync/sync-server.ts';
import { MANAGER } from './test-server.ts';

/** A Friday in winter time; the clock of Amsterdam is an hour ahead. */
const MORNING = '2026-03-27T09:00:00.000Z';
const THREE = '2026-03-27T14:00:00.000Z';
const YESTERDAY = '2026-03-26T13:00:00.000Z';

const NOT_YET = 'Vandaag nog niet doorgegeven: Schip Te Vol';
const SHIP = { name: 'Schip Te Vol' };

/** What reminders promise, whatever database is under them; `environment` names a new one. */
export function describeReminders(
	name: string,
	openDatabase: () => Promise<{ environment: Record<string, string>; drop(): Promise<void> }>
): void {
	describe(`reminders on ${name}`, () => {
		let database: Awaited<ReturnType<typeof openDatabase>>;
		let push: PushReceiver;
		let mail: MailReceiver;
		let server: ReminderServer;
		let cookie: string;
		let tablet: TestDevice;

		const start = () => startReminderServer({ ...database.environment, ...sendingTo(push, mail) });
		const remindAt = async (iso: string) => {
			server.setClock(iso);
			await server.app.reminders.remind();
		};

		beforeEach(async () => {
			[database, push, mail] = await Promise.all([
				openDatabase(),
				startPushReceiver(),
				startMailReceiver()
			]);
			server = await start();
			server.setClock(MORNING);
			await server.addManager([1]);
			await server.putLocation(1, YESTERDAY, SHIP);
			cookie = await server.signIn();
			tablet = push.addDevice('tablet');
			expect((await server.addDevice(cookie, tablet)).status).toBe(204);
		});

		afterEach(async () => {
			await server.stop();
			await Promise.all([push.close(), mail.close(), database.drop()]);
		});

		describe('by push', () => {
			test('reach the device encrypted, so that only it can read which location (RFC 8291)', async () => {
				await remindAt(THREE);
				const path = `/locaties/${uuidOf(1)}`;
				expect(tablet.messages()).toEqual([{ title: 'Opvangbord', body: NOT_YET, path }]);
				const [{ body, headers }] = push.received as [(typeof push.received)[0]];
				expect(body.includes('Schip')).toBe(false);
				expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '3600' });
			});

			test('are signed by the key that the browser was told (RFC 8292)', async () => {
				await remindAt(THREE);
				const { publicKey } = (await server.view(cookie)).push!;
				const claims = readVapid(push.received[0]!.headers.authorization!, publicKey);
				expect(claims).toMatchObject({ aud: push.origin, sub: 'mailto:beheer@opvang.example' });
			});

			test('tell of several locations in one message, and of a hidden one no name', async () => {
				await server.app.auth.accounts.give(await personId(), 'manager', [
					{ kind: 'location', id: uuidOf(2) }
				]);
				await server.putLocation(2, null, { name: 'Blijf van mijn lijf', hidden: true });
				await remindAt(THREE);
				expect(tablet.messages()).toEqual([
					{ title: 'Opvangbord', body: `${NOT_YET}, een locatie`, path: '/locaties' }
				]);
			});

			test('reach each device of a person, and none that its push service calls gone', async () => {
				const phone = push.addDevice('phone');
				await server.addDevice(await server.signIn(), phone);
				push.answer('phone', 410);
				await remindAt(THREE);
				expect(tablet.messages()).toHaveLength(1);
				expect((await server.view(cookie)).devices).toEqual([
					{ addedAt: expect.any(String) as string, isThis: true }
				]);
			});

			test('that a push service did not take are tried again, three times in all', async () => {
				push.answer('tablet', 503);
				for (let run = 0; run < 5; run++) await remindAt(THREE);
				expect(push.received).toHaveLength(3);
			});

			test('that were not taken at first are not sent again once they were', async () => {
				push.answer('tablet', 503);
				await remindAt(THREE);
				push.answer('tablet', 201);
				await remindAt(THREE);
				await remindAt(THREE);
				expect(push.received).toHaveLength(2);
			});
		});

		describe('by mail', () => {
			beforeEach(async () => {
				expect((await server.choose(cookie, { mail: true, push: false })).status).toBe(200);
			});

			test('reach the mail server with the way to the day page in plain text', async () => {
				await remindAt(THREE);
				const [sent] = mail.received as [(typeof mail.received)[0]];
				expect(mail.received).toHaveLength(1);
				expect(sent).toMatchObject({
					from: 'opvangbord@opvang.example',
					to: [MANAGER.email.toLowerCase()]
				});
				expect(sent.text).toContain('Subject: Opvangbord: vandaag nog niet doorgegeven\n');
				expect(sent.text).toContain('Content-Type: text/plain');
				expect(sent.text).toContain(`- Schip Te Vol: http://opvang.test/locaties/${uuidOf(1)}\n`);
				expect(push.received).toEqual([]);
			});

			test('do not name a hidden location', async () => {
				await server.putLocation(1, YESTERDAY, { ...SHIP, hidden: true });
				await remindAt(THREE);
				expect(mail.received[0]!.text).toContain('- een locatie: http://opvang.test/locaties/');
				expect(mail.received[0]!.text).not.toContain('Schip');
			});

			test('are in the language of the screen', async () => {
				await server.choose(cookie, { mail: true, language: 'en' });
				await remindAt(THREE);
				expect(mail.received[0]!.text).toContain('Not passed on yet today:\n');
				expect(tablet.messages()[0]!.body).toBe('Not passed on yet today: Schip Te Vol');
			});

			test('that the mail server refused are sent when it takes them, and push not again', async () => {
				await server.choose(cookie, { mail: true, push: true });
				mail.refuse(true);
				await remindAt(THREE);
				mail.refuse(false);
				await remindAt(THREE);
				expect(mail.received).toHaveLength(1);
				expect(tablet.messages()).toHaveLength(1);
			});
		});

		describe('once a day', () => {
			test('not by a later run, nor after a restart', async () => {
				await remindAt(THREE);
				await remindAt('2026-03-27T16:00:00.000Z');
				await server.stop();
				server = await start();
				await remindAt('2026-03-27T17:00:00.000Z');
				expect(push.received).toHaveLength(1);
			});

			test('not by two app instances at the same moment', async () => {
				const other = await start();
				other.setClock(THREE);
				server.setClock(THREE);
				await Promise.all([server, other, server, other].map(({ app }) => app.reminders.remind()));
				await other.stop();
				expect(push.received).toHaveLength(1);
			});

			test('nor by the next process when one ended before it had sent: rather none than two', async () => {
				server.setClock(THREE);
				expect(await claimDue(server.app.db, server.app.clock(), ['push'])).toHaveLength(1);
				await remindAt(THREE);
				expect(push.received).toEqual([]);
			});

			test('again on the next day, also when that has 23 hours', async () => {
				await remindAt('2026-03-28T14:00:00.000Z');
				await remindAt('2026-03-29T12:59:00.000Z');
				expect(push.received).toHaveLength(1);
				await remindAt('2026-03-29T13:00:00.000Z');
				expect(push.received).toHaveLength(2);
			});
		});

		describe('by a server that was away at the hour', () => {
			const startAgainAt = async (iso: string) => {
				await server.stop();
				server = await start();
				await remindAt(iso);
				await remindAt(iso);
			};

			test('are sent late, once', async () => {
				await startAgainAt('2026-03-27T16:10:00.000Z');
				expect(tablet.messages()).toMatchObject([{ body: NOT_YET }]);
			});

			test('are not sent on the next day: that one has its own hour', async () => {
				await startAgainAt('2026-03-28T08:00:00.000Z');
				expect(push.received).toEqual([]);
				await remindAt('2026-03-28T14:00:00.000Z');
				expect(push.received).toHaveLength(1);
			});
		});

		describe('in the night that summer time ends', () => {
			test('are sent at the first of the two hours that are called two, and not at the second', async () => {
				server.setClock('2026-10-24T10:00:00.000Z');
				cookie = await server.signIn();
				const night = { hour: 2, quietFrom: 20, quietUntil: 1 };
				expect((await server.choose(cookie, { hours: night })).status).toBe(200);
				expect((await server.addDevice(cookie, tablet)).status).toBe(204);
				await remindAt('2026-10-24T23:59:00.000Z');
				expect(push.received).toEqual([]);
				await remindAt('2026-10-25T00:30:00.000Z');
				expect(push.received).toHaveLength(1);
				await remindAt('2026-10-25T01:30:00.000Z');
				expect(push.received).toHaveLength(1);
			});
		});

		describe('are not sent', () => {
			test('before the chosen hour, nor in quiet hours, also after a server that was away', async () => {
				await remindAt('2026-03-27T13:59:59.000Z');
				await remindAt('2026-03-27T19:00:00.000Z');
				expect(push.received).toEqual([]);
				await server.choose(cookie, { hours: { ...DEFAULT_HOURS, quietFrom: 22 } });
				await remindAt('2026-03-27T19:00:00.000Z');
				expect(push.received).toHaveLength(1);
			});

			test('once the location was counted that day (D14)', async () => {
				await server.putLocation(1, MORNING, SHIP);
				await remindAt(THREE);
				expect(push.received).toEqual([]);
			});

			test('again after one that failed, once the location was counted meanwhile (D14)', async () => {
				push.answer('tablet', 503);
				await remindAt(THREE);
				push.answer('tablet', 201);
				await server.putLocation(1, THREE, SHIP);
				await remindAt('2026-03-27T14:05:00.000Z');
				expect(push.received).toHaveLength(1);
			});

			test('about a location where somebody said in time that it still is right (D14)', async () => {
				const [late, inTime] = [uuidOf(7), uuidOf(8)];
				const sync = createSyncServer(server.app.store);
				await sync.addRegion(IJSSELLAND);
				sync.setNow(Date.parse(YESTERDAY));
				const desk = sync.device(RCVS);
				const mia = sync.device(person('manager', 'mia', { locations: [late, inTime] }));
				for (const id of [late, inTime]) {
					const place = { id, regionId: 'VR04', municipality: 'GM0150', kind: 'goo' };
					await desk.send('location.add', { ...place, name: id === late ? 'Laat' : 'Op tijd' });
					const opened = { locationId: id, field: 'status', value: 'open' };
					await desk.send('location.setField', opened, { base: null });
					await mia.send('occupancy.record', {
						locationId: id,
						entry: { kind: 'setRealised', n: 20 }
					});
				}
				const seen = { realised: 20, occupied: 0, outOfService: 0, snijverliesDeclared: 0 };
				const confirm = (locationId: string) =>
					mia.send('occupancy.record', { locationId, entry: { kind: 'confirm', seen } });
				sync.setNow(Date.parse('2026-03-27T13:59:00.000Z'));
				expect((await confirm(inTime)).status).toBe('applied');
				await server.addManager([7, 8], { email: 'mia@opvang.example' });
				const phone = push.addDevice('phone');
				await server.addDevice(
					await server.signIn({ ...MANAGER, email: 'mia@opvang.example' }),
					phone
				);
				await remindAt(THREE);
				expect(phone.messages()).toMatchObject([{ body: 'Vandaag nog niet doorgegeven: Laat' }]);
				sync.setNow(Date.parse('2026-03-27T14:01:00.000Z'));
				await confirm(late);
				await remindAt('2026-03-27T16:00:00.000Z');
				expect(phone.messages()).toHaveLength(1);
			});

			test('about a location that does not run (D7)', async () => {
				await server.putLocation(1, YESTERDAY, { ...SHIP, status: 'closed' });
				await remindAt(THREE);
				expect(push.received).toEqual([]);
			});

			test('to who wants none', async () => {
				await server.choose(cookie, { push: false });
				await remindAt(THREE);
				expect(push.received).toEqual([]);
			});

			test('to a device where its person signed out', async () => {
				await server.send('POST', '/api/auth/sign-out', cookie, {});
				await remindAt(THREE);
				expect(push.received).toEqual([]);
				expect(await devicesInDatabase()).toEqual([]);
			});

			test('to a device whose session was ended from outside, as of a lost tablet', async () => {
				expect(await server.app.auth.accounts.endSessions(await personId())).toBe(1);
				await remindAt(THREE);
				expect(push.received).toEqual([]);
				expect(await devicesInDatabase()).toEqual([]);
			});

			test('to who may do nothing any more', async () => {
				await server.choose(cookie, { mail: true });
				await server.app.auth.accounts.withdraw(await personId(), 'all');
				await remindAt(THREE);
				expect(push.received).toEqual([]);
				expect(mail.received).toEqual([]);
				expect(await devicesInDatabase()).toEqual([]);
			});

			test('about a location to who lost that one alone', async () => {
				await server.app.auth.accounts.withdraw(await personId(), [
					{ kind: 'location', id: uuidOf(1) }
				]);
				await remindAt(THREE);
				expect(push.received).toEqual([]);
			});

			test('to the one before on a shared tablet, but to who added it last', async () => {
				const next = { email: 'nadia@opvang.example', name: 'Nadia' };
				await server.addManager([2], next);
				await server.putLocation(2, YESTERDAY, { name: 'Hotel Molenhof' });
				await server.addDevice(await server.signIn({ ...MANAGER, ...next }), tablet);
				await remindAt(THREE);
				expect(tablet.messages().map(({ body }) => body)).toEqual([
					'Vandaag nog niet doorgegeven: Hotel Molenhof'
				]);
			});
		});

		describe('at the hours of the region', () => {
			const FIVE = '2026-03-27T16:00:00.000Z';
			const SALLAND = [{ kind: 'region' as const, id: IJSSELLAND.id }];
			const inTwente = [{ kind: 'region' as const, id: TWENTE.id }];
			let coordinator: string;

			beforeEach(async () => {
				await putRegion(server.app.store, IJSSELLAND);
				await putRegion(server.app.store, TWENTE);
				coordinator = await server.signInAs('coordinator', SALLAND);
				const set = await server.setRegion(coordinator, IJSSELLAND.id, { hour: 17, quietFrom: 18 });
				expect(set.status).toBe(200);
			});

			test('where a person chose none, and no earlier', async () => {
				await remindAt(THREE);
				await remindAt('2026-03-27T15:59:59.000Z');
				expect(push.received).toEqual([]);
				await remindAt(FIVE);
				expect(tablet.messages()).toHaveLength(1);
			});

			test('in its quiet hours never, also after a server that was away', async () => {
				await remindAt('2026-03-27T17:00:00.000Z');
				expect(push.received).toEqual([]);
			});

			test('also for who chose mail, or another language, and no hours', async () => {
				await server.choose(cookie, { push: false, mail: true, language: 'en' });
				await remindAt(THREE);
				expect(mail.received).toEqual([]);
				await remindAt(FIVE);
				expect(mail.received).toHaveLength(1);
			});

			test('not for who chose hours, until he goes back to those of the region', async () => {
				await server.choose(cookie, { hours: DEFAULT_HOURS });
				await remindAt(THREE);
				expect(tablet.messages()).toHaveLength(1);
				await server.choose(cookie, {});
				await remindAt('2026-03-28T14:00:00.000Z');
				expect(tablet.messages()).toHaveLength(1);
				await remindAt('2026-03-28T16:00:00.000Z');
				expect(tablet.messages()).toHaveLength(2);
			});

			test('that a location is in: elsewhere another hour holds', async () => {
				await server.addManager([2], { email: 'nadia@opvang.example' });
				await server.putLocation(2, YESTERDAY, { name: 'Hotel Molenhof', regionId: TWENTE.id });
				const phone = push.addDevice('phone');
				const nadia = await server.signIn({ ...MANAGER, email: 'nadia@opvang.example' });
				await server.addDevice(nadia, phone);
				await remindAt(THREE);
				expect([tablet.messages(), phone.messages()].map(({ length }) => length)).toEqual([0, 1]);
				expect((await server.view(nadia)).regions).toEqual([
					{ regionId: TWENTE.id, name: TWENTE.name, hours: DEFAULT_HOURS }
				]);
			});

			test('are told to its managers, and stay when the region is brought up to date', async () => {
				await putRegion(server.app.store, IJSSELLAND);
				const hours = { ...DEFAULT_HOURS, hour: 17, quietFrom: 18 };
				const { regions, choice } = await server.view(cookie);
				expect(regions).toEqual([{ regionId: IJSSELLAND.id, name: IJSSELLAND.name, hours }]);
				expect(choice.hours).toBe(null);
			});

			test('are set by its coordinator and nobody else', async () => {
				const others = [
					cookie,
					await server.signInAs('rcvs', SALLAND),
					await server.signInAs('reader', SALLAND),
					await server.signInAs('national', [{ kind: 'all', id: '' }]),
					await server.signInAs('coordinator', inTwente)
				];
				for (const other of others)
					expect((await server.setRegion(other, IJSSELLAND.id, { hour: 9 })).status).toBe(403);
				expect((await server.setRegion(coordinator, 'VR99', {})).status).toBe(403);
				expect((await server.setRegion(coordinator, IJSSELLAND.id, { hour: 21 })).status).toBe(400);
				expect((await server.view(cookie)).regions[0]!.hours.hour).toBe(17);
			});

			test('are a link of the chain of the region, once for each change (D20)', async () => {
				await server.setRegion(coordinator, IJSSELLAND.id, { hour: 17, quietFrom: 18 });
				await server.setRegion(coordinator, IJSSELLAND.id, { hour: 9 });
				const actor = await server.app.auth.people.idOf('coordinator-of-vr04@opvang.example');
				const links = await server.app.store.read((reader) => reader.audit(IJSSELLAND.id, 0, 10));
				expect(links.map((link) => [link.action, link.actor, link.payload])).toEqual([
					['region.setHours', actor, hoursText(17, 18)],
					['region.setHours', actor, hoursText(9, 20)]
				]);
				expect(findBrokenLink(links)).toBe(undefined);
			});

			const hoursText = (hour: number, quietFrom: number) =>
				JSON.stringify({ hour, quietFrom, quietUntil: 7 });
		});

		test('leave no more behind than a week of what was sent (D20)', async () => {
			await remindAt(THREE);
			const days = async () =>
				(await server.app.db.selectFrom('reminder').select('day').execute()).map(({ day }) => day);
			await server.putLocation(1, '2026-04-04T08:00:00.000Z', SHIP);
			await remindAt('2026-04-03T14:00:00.000Z');
			expect(await days()).toEqual(['2026-03-27']);
			await remindAt('2026-04-04T14:00:00.000Z');
			expect(await days()).toEqual([]);
		});

		test('say in the log how many, and never to whom or where', async () => {
			await server.choose(cookie, { mail: true });
			mail.refuse(true);
			await remindAt(THREE);
			const lines = server.logged.filter((line) => line.includes('remind'));
			expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
				expect.objectContaining({ msg: 'reminded', sent: 1, failed: 1 })
			);
			const text = server.logged.join('\n');
			for (const word of ['opvang.example', 'Schip', 'Tulp', '127.0.0.1'])
				expect(text).not.toContain(word);
		});

		async function personId(): Promise<string> {
			return (await server.app.auth.people.idOf(MANAGER.email))!;
		}

		function devicesInDatabase() {
			return server.app.db.selectFrom('push_device').select('endpoint').execute();
		}
	});
}
