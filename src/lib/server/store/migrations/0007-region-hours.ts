import type { Migration } from './migration.ts';

/** A region's hours of reminders, and the own ones of a person only where they were chosen. */
export const regionHours0007: Migration = {
	name: '0007-region-hours',
	statements: ({ text, integer }) => [
		`create table region_hours (
			region_id ${text} not null primary key,
			hour ${integer} not null,
			quiet_from ${integer} not null,
			quiet_until ${integer} not null
		)`,

		// A column that must hold something is made one that need not by making its table anew.
		`create table chosen (
			person_id ${text} not null primary key references person (id) on delete cascade,
			push ${integer} not null,
			mail ${integer} not null,
			hour ${integer},
			quiet_from ${integer},
			quiet_until ${integer},
			language ${text} not null
		)`,
		// Whoever turned a device or mail on was stored with the hours that everybody had: nobody chose those.
		'insert into chosen select * from reminder_choice',
		`update chosen set hour = null, quiet_from = null, quiet_until = null
			where hour = 15 and quiet_from = 20 and quiet_until = 7`,
		'drop table reminder_choice',
		'alter table chosen rename to reminder_choice'
	]
};
