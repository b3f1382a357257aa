import { type Kysely, sql } from 'kysely';
import { isReminderDue, reminderDay } from '../../domain/reminders/is-reminder-due.ts';
import { DEFAULT_CHOICE, type ReminderChoice } from '../../domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS, type ReminderHours } from '../../domain/reminders/reminder-hours.ts';
import type { Figures } from '../../domain/schema/figures.ts';
import type { Location } from '../../domain/schema/location.ts';
import type { Tables } from '../store/tables.ts';
import { writeTransaction } from '../store/write-transaction.ts';
import { toChoice } from './choices.ts';
import { readHoursOfRegions } from './region-hours.ts';
import type { Channel } from './tables.ts';

/** Somebody who may be reminded of a location that he manages. */
export type Candidate = {
	person: { id: string; name: string; email: string };
	location: Location;
	countedAt: string | null;
	choice: ReminderChoice;
	/** The person's own, else those of the location's region, else everybody's. */
	hours: ReminderHours;
	hasDevice: boolean;
};

/** One message that is ours to send. */
export type Claim = Candidate & { day: string; channel: Channel };

/** After a push service or mail server that was away, as often as this in all. */
const MOST_ATTEMPTS = 3;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

type Database = Kysely<Tables>;

/**
 * Takes what is due now for this process: the row is written before anything is sent, so that neither a restart nor
 * another app instance sends it again. A process that ends in between leaves it unsent: rather none than two.
 */
export function claimDue(db: Database, now: number, channels: Channel[]): Promise<Claim[]> {
	return writeTransaction(db, async (transaction) => {
		const day = reminderDay(now);
		const due = (await readCandidates(transaction, now))
			.filter((candidate) => isReminderDue(candidate, now))
			.flatMap((candidate) =>
				channels
					.filter((channel) => isWanted(candidate, channel))
					.map((channel): Claim => ({ ...candidate, day, channel }))
			);
		const taken = [];
		for (const claim of due) if (await take(transaction, claim)) taken.push(claim);
		return taken;
	});
}

/** Sent for good, or to be tried again. */
export async function settleClaim(
	db: Database,
	claim: Claim,
	state: 'sent' | 'failed'
): Promise<void> {
	await db
		.updateTable('reminder')
		.set({ state })
		.where('day', '=', claim.day)
		.where('person_id', '=', claim.person.id)
		.where('location_id', '=', claim.location.id)
		.where('channel', '=', claim.channel)
		.execute();
}

/** Who was reminded of what is of no use after some days (D20). */
export async function forgetClaims(db: Database, now: number): Promise<void> {
	await db
		.deleteFrom('reminder')
		.where('day', '<', reminderDay(now - KEPT_MS))
		.execute();
}

async function readCandidates(db: Database, now: number): Promise<Candidate[]> {
	const rows = await db
		.selectFrom('grant')
		.innerJoin('person', 'person.id', 'grant.person_id')
		.innerJoin('location', 'location.id', 'grant.scope_id')
		.leftJoin('reminder_choice as choice', 'choice.person_id', 'person.id')
		.select(['person.id', 'name', 'email', 'location.doc', 'location.figures'])
		.select(['push', 'mail', 'hour', 'quiet_from', 'quiet_until', 'language'])
		.select(
			sql<number>`(select count(*) from push_device as device
				join session on session.id = device.session_id
				where device.person_id = person.id
				and session.expires_at > ${new Date(now).toISOString()})`.as('devices')
		)
		.where('role', '=', 'manager')
		.where('scope_kind', '=', 'location')
		.orderBy('person.id')
		.orderBy('location.id')
		.execute();
	const ofRegions = await readHoursOfRegions(db);
	return rows
		.filter(({ mail, devices }) => mail === 1 || devices > 0)
		.map(({ id, name, email, doc, figures, devices, ...row }) => {
			const location = JSON.parse(doc) as Location;
			const choice = isChosen(row) ? toChoice(row) : DEFAULT_CHOICE;
			return {
				person: { id, name, email },
				location,
				countedAt: (JSON.parse(figures) as Figures).countedAt,
				choice,
				hours: choice.hours ?? ofRegions.get(location.regionId) ?? DEFAULT_HOURS,
				hasDevice: devices > 0
			};
		});
}

type Chosen = Parameters<typeof toChoice>[0];

function isChosen(row: { [Column in keyof Chosen]: Chosen[Column] | null }): row is Chosen {
	return row.language !== null;
}

function isWanted({ choice, hasDevice }: Candidate, channel: Channel): boolean {
	return channel === 'push' ? choice.push && hasDevice : choice.mail;
}

/** False when somebody has it, had it, or gave it up. */
async function take(db: Database, { day, person, location, channel }: Claim): Promise<boolean> {
	const key = { day, person_id: person.id, location_id: location.id, channel };
	const taken = await db
		.insertInto('reminder')
		.values({ ...key, state: 'claimed', attempts: 1 })
		.onConflict((conflict) =>
			conflict
				.columns(['day', 'person_id', 'location_id', 'channel'])
				.doUpdateSet((eb) => ({
					state: 'claimed',
					attempts: eb('reminder.attempts', '+', 1)
				}))
				.where('reminder.state', '=', 'failed')
				.where('reminder.attempts', '<', MOST_ATTEMPTS)
		)
		.returning('attempts')
		.executeTakeFirst();
	return taken !== undefined;
}
