import type { Migration } from './migration.ts';

/** Who wants to be reminded, on which devices, and what was sent. */
export const reminders0004: Migration = {
	name: '0004-reminders',
	statements: ({ text, integer, clustered }) => [
		`create table reminder_choice (
			person_id ${text} not null primary key references person (id) on delete cascade,
			push ${integer} not null,
			mail ${integer} not null,
			hour ${integer} not null,
			quiet_from ${integer} not null,
			quiet_until ${integer} not null,
			language ${text} not null
		)`,

		// It goes with the session: whoever signed out gets nothing here any more.
		`create table push_device (
			endpoint ${text} not null primary key,
			person_id ${text} not null references person (id) on delete cascade,
			session_id ${text} not null references session (id) on delete cascade,
			p256dh ${text} not null,
			auth ${text} not null,
			added_at ${text} not null
		)`,
		'create index push_device_person on push_device (person_id)',
		'create index push_device_session on push_device (session_id)',

		// Written before a message leaves: that there is one for a day is what keeps it from being sent twice.
		`create table reminder (
			day ${text} not null,
			person_id ${text} not null references person (id) on delete cascade,
			location_id ${text} not null,
			channel ${text} not null,
			state ${text} not null,
			attempts ${integer} not null,
			primary key (day, person_id, location_id, channel)
		)${clustered}`
	]
};
