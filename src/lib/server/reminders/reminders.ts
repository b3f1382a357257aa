import type { Kysely } from 'kysely';
import type { ReminderChoice } from '../../domain/reminders/reminder-choice.ts';
import type {
	PushDevice,
	PushMessage,
	RemindersView,
	ReminderTrial,
	TrialOutcome
} from '../../sync/reminder-messages.ts';
import type { Session } from '../auth/sessions.ts';
import type { Env } from '../env.ts';
import { createRateLimit } from '../http/rate.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import { createChoices } from './choices.ts';
import { createDevices } from './devices.ts';
import { isPushAddress } from './push-address.ts';
import { keepPushKeys } from './push-keys.ts';
import { wordMail, wordMailTrial, wordPush, wordPushTrial } from './reminder-words.ts';
import { createRemind, type Deliver } from './remind.ts';
import { createMailer } from './send-mail.ts';
import { createSendPush } from './send-push.ts';

type Dependencies = {
	db: Kysely<Tables>;
	env: Pick<Env, 'push' | 'mail'>;
	clock: () => number;
	log: Log;
};

type Owner = Pick<Session, 'id' | 'personId'>;

const MINUTE_MS = 60_000;
const TRIALS_A_MINUTE = 5;

/** Reminders of what was not passed on today: who wants them, where they go, and sending them. */
export async function createReminders({ db, env, clock, log }: Dependencies) {
	const choices = createChoices(db);
	const devices = createDevices(db, clock);
	const closing = new AbortController();
	const { mail } = env;
	const push = env.push && { ...env.push, keys: env.push.keys ?? (await keepPushKeys(db)) };
	const sendPush = push && createSendPush(push);
	const mailer = mail && createMailer(mail);
	let running: Promise<void> = Promise.resolve();

	const remindAll = createRemind({
		db,
		clock,
		log,
		ways: {
			...(push ? { push: pushTo } : {}),
			...(mail ? { mail: mailTo } : {})
		}
	});

	async function pushTo([first, ...more]: Parameters<Deliver>[0]): Promise<'sent' | 'failed'> {
		const { person, choice } = first!;
		const locations = [first!, ...more].map(({ location }) => location);
		return pushToAll(await devices.of(person.id), wordPush(locations, choice.language));
	}

	async function pushToAll(all: PushDevice[], message: PushMessage): Promise<'sent' | 'failed'> {
		const outcomes = await Promise.allSettled(
			all.map(async (device) => {
				const outcome = await sendPush!(device, message, closing.signal);
				if (outcome === 'gone') await devices.removeAt(device.endpoint);
				return outcome;
			})
		);
		return outcomes.some((one) => one.status === 'fulfilled' && one.value === 'sent')
			? 'sent'
			: 'failed';
	}

	async function mailTo([first, ...more]: Parameters<Deliver>[0]): Promise<'sent' | 'failed'> {
		const { person, choice } = first!;
		const locations = [first!, ...more].map(({ location }) => location);
		const { name, email: to } = person;
		const { language } = choice;
		await mailer!.send(wordMail(locations, { name, to, language, origin: mail!.origin }));
		return 'sent';
	}

	async function emailOf(personId: string): Promise<string> {
		const rows = db.selectFrom('person').select('email').where('id', '=', personId);
		return (await rows.executeTakeFirstOrThrow()).email;
	}

	async function view({ id, personId }: Owner): Promise<RemindersView> {
		const known = await devices.of(personId);
		return {
			push: push ? { publicKey: push.keys.publicKey } : null,
			mail: mail ? { address: await emailOf(personId) } : null,
			choice: await choices.of(personId),
			devices: known.map(({ sessionId, addedAt }) => ({ addedAt, isThis: sessionId === id }))
		};
	}

	/** False: no address that this server sends to. */
	async function addDevice(owner: Owner, device: PushDevice): Promise<boolean> {
		if (!push || !(push.isPrivateAllowed || isPushAddress(device.endpoint))) return false;
		await devices.keep(owner, device);
		return true;
	}

	/** A message of no meaning, to this device or to the person's own address. */
	async function tryOut(owner: Owner, { by }: ReminderTrial): Promise<TrialOutcome> {
		try {
			return { outcome: by === 'push' ? await tryPush(owner) : await tryMail(owner) };
		} catch {
			// Whoever asked reads that it failed, and the log has the answer's line.
			return { outcome: 'failed' };
		}
	}

	async function tryPush({ id, personId }: Owner): Promise<TrialOutcome['outcome']> {
		const own = (await devices.of(personId)).filter(({ sessionId }) => sessionId === id);
		if (!push || own.length === 0) return 'none';
		return pushToAll(own, wordPushTrial((await choices.of(personId)).language));
	}

	async function tryMail({ personId }: Owner): Promise<TrialOutcome['outcome']> {
		if (!mailer || !mail) return 'none';
		const { language } = await choices.of(personId);
		const to = await emailOf(personId);
		await mailer.send(wordMailTrial({ to, language, origin: mail.origin }));
		return 'sent';
	}

	return {
		view,
		saveChoice: (personId: string, choice: ReminderChoice) => choices.save(personId, choice),
		addDevice,
		removeDevice: (session: Owner) => devices.removeOf(session.id),
		tryOut,
		trials: createRateLimit({ limit: TRIALS_A_MINUTE, windowMs: MINUTE_MS, clock }),
		/** Sends what is due; one run at a time. */
		remind: () => (running = running.catch(() => undefined).then(remindAll)),
		async close(): Promise<void> {
			closing.abort();
			mailer?.close();
			await running.catch(() => undefined);
		}
	};
}
