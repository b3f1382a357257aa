import type { Location } from '../../../src/lib/domain/schema/location.ts';
import {
	DEFAULT_HOURS,
	type ReminderHours
} from '../../../src/lib/domain/reminders/reminder-hours.ts';
import type { Role } from '../../../src/lib/domain/schema/person.ts';
import type { NewPerson } from '../../../src/lib/server/auth/people.ts';
import { noChanges } from '../../../src/lib/server/store/records.ts';
import {
	DEFAULT_CHOICE,
	type ReminderChoice
} from '../../../src/lib/domain/reminders/reminder-choice.ts';
import type { PushDevice, RemindersView } from '../../../src/lib/sync/reminder-messages.ts';
import * as reminders from '../../../src/routes/api/reminders/+server.ts';
import * as regions from '../../../src/routes/api/reminders/regions/+server.ts';
import * as devices from '../../../src/routes/api/reminders/devices/+server.ts';
import * as trials from '../../../src/routes/api/reminders/trials/+server.ts';
import { MANAGER, ORIGIN, startTestServer } from '../../server/test-server.ts';
import { uuidOf } from '../sync/people.ts';
import { locationRecord } from '../sync/records.ts';
import type { MailReceiver } from './mail-receiver.ts';
import type { PushReceiver } from './push-receiver.ts';

const ENDPOINTS = [
	{ path: '/api/reminders', endpoint: reminders },
	{ path: '/api/reminders/regions', endpoint: regions },
	{ path: '/api/reminders/devices', endpoint: devices },
	{ path: '/api/reminders/trials', endpoint: trials }
];

export type ReminderServer = Awaited<ReturnType<typeof startReminderServer>>;

/** What sends to these two on this machine. */
export function sendingTo(push: PushReceiver, mail: MailReceiver): Record<string, string> {
	return {
		VAPID_SUBJECT: 'mailto:beheer@opvang.example',
		PUSH_TO_PRIVATE: '1',
		SMTP_URL: mail.url,
		MAIL_FROM: 'opvangbord@opvang.example',
		ORIGIN
	};
}

/** An app instance with reminders, whose clock a test sets. */
export async function startReminderServer(environment: Record<string, string>) {
	const server = await startTestServer(environment, ENDPOINTS as never);
	const { app } = server;

	function send(method: string, path: string, cookie: string, body?: unknown): Promise<Response> {
		const headers = { cookie, origin: ORIGIN };
		if (body === undefined) return server.call(path, { method, headers });
		return server.postJson(path, body, { method, headers });
	}

	return {
		...server,
		send,
		setClock: (iso: string) => server.advance(Date.parse(iso) - app.clock()),
		/** A manager of locations by number. */
		addManager: async (locations: number[], more: Partial<NewPerson> = {}) => {
			const scopes = locations.map((n) => ({ kind: 'location' as const, id: uuidOf(n) }));
			await app.auth.people.create({ ...MANAGER, scopes, ...more });
		},
		/** Signs in somebody else, with another role. */
		signInAs: async (role: Role, scopes: NewPerson['scopes']) => {
			const somebody = {
				...MANAGER,
				email: `${role}-of-${scopes[0]?.id}@opvang.example`,
				role,
				scopes
			};
			await app.auth.people.create(somebody);
			return server.signIn(somebody);
		},
		setRegion: (cookie: string, regionId: string, hours: Partial<ReminderHours>) =>
			send('PUT', '/api/reminders/regions', cookie, {
				regionId,
				hours: { ...DEFAULT_HOURS, ...hours }
			}),
		/** A location as it is now, last counted then. */
		putLocation: (n: number, countedAt: string | null, more: Partial<Location> = {}) =>
			app.store.write((writer) =>
				writer.save({
					...noChanges(),
					locations: [
						{ ...locationRecord(n, more), figures: JSON.stringify({ occupied: n, countedAt }) }
					]
				})
			),
		view: async (cookie: string) =>
			(await (await send('GET', '/api/reminders', cookie)).json()) as RemindersView,
		choose: (cookie: string, choice: Partial<ReminderChoice>) =>
			send('PUT', '/api/reminders', cookie, { ...DEFAULT_CHOICE, ...choice }),
		addDevice: (cookie: string, { endpoint, keys }: PushDevice) =>
			send('POST', '/api/reminders/devices', cookie, { endpoint, keys })
	};
}
