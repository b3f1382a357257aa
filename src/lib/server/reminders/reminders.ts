import type { Kysely } from 'kysely';
import type { ReminderChoice } from '../../domain/reminders/reminder-choice.ts';
import type { Me } from '../../domain/schema/person.ts';
import type {
	PushDevice,
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
import { createMailWay } from './mail-way.ts';
import { keepPushKeys } from './push-keys.ts';
import { createPushWay } from './push-way.ts';
import { createRegionHours } from './region-hours.ts';
import { createRemind } from './remind.ts';

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
	const regionHours = createRegionHours(db, clock);
	const devices = createDevices(db, clock);
	const keys = env.push && (env.push.keys ?? (await keepPushKeys(db)));
	const push = env.push && keys && createPushWay({ ...env.push, keys }, devices);
	const mail = env.mail && createMailWay(env.mail);
	let running: Promise<void> = Promise.resolve();

	const remindAll = createRemind({
		db,
		clock,
		log,
		ways: { ...(push && { push: push.deliver }), ...(mail && { mail: mail.deliver }) }
	});

	async function emailOf(personId: string): Promise<string> {
		const rows = db.selectFrom('person').select('email').where('id', '=', personId);
		return (await rows.executeTakeFirstOrThrow()).email;
	}

	async function view(sessionId: string, me: Me): Promise<RemindersView> {
		const { personId } = me;
		const known = await devices.of(personId);
		return {
			push: push ? { publicKey: push.publicKey } : null,
			mail: mail ? { address: await emailOf(personId) } : null,
			choice: await choices.of(personId),
			regions: await regionHours.of(me),
			devices: known.map(({ sessionId: of, addedAt }) => ({ addedAt, isThis: of === sessionId }))
		};
	}

	/** False: no address that this server sends to. */
	async function addDevice(owner: Owner, device: PushDevice): Promise<boolean> {
		if (!push?.reaches(device.endpoint)) return false;
		await devices.keep(owner, device);
		return true;
	}

	/** A message of no meaning, to this device or to the person's own address. */
	async function tryOut(owner: Owner, { by }: ReminderTrial): Promise<TrialOutcome> {
		try {
			const { language } = await choices.of(owner.personId);
			if (by === 'push') return { outcome: (await push?.tryOut(owner, language)) ?? 'none' };
			return {
				outcome: mail ? await mail.tryOut(await emailOf(owner.personId), language) : 'none'
			};
		} catch {
			// Whoever asked reads that it failed, and the log has the answer's line.
			return { outcome: 'failed' };
		}
	}

	return {
		view,
		saveChoice: (personId: string, choice: ReminderChoice) => choices.save(personId, choice),
		setRegionHours: regionHours.set,
		addDevice,
		removeDevice: (session: Owner) => devices.removeOf(session.id),
		tryOut,
		trials: createRateLimit({ limit: TRIALS_A_MINUTE, windowMs: MINUTE_MS, clock }),
		/** Sends what is due; one run at a time. */
		remind: () => (running = running.catch(() => undefined).then(remindAll)),
		async close(): Promise<void> {
			push?.close();
			mail?.close();
			await running.catch(() => undefined);
		}
	};
}
