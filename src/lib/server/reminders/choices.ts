import type { Kysely } from 'kysely';
import { DEFAULT_CHOICE, type ReminderChoice } from '../../domain/reminders/reminder-choice.ts';
import { NO_HOURS, toHours, toHoursRow } from './hours-row.ts';
import type { ReminderTables } from './tables.ts';

type ChoiceRow = Omit<ReminderTables['reminder_choice'], 'person_id'>;

/** What each person chose about being reminded. */
export function createChoices(db: Kysely<ReminderTables>) {
	async function of(personId: string): Promise<ReminderChoice> {
		const row = await db
			.selectFrom('reminder_choice')
			.selectAll()
			.where('person_id', '=', personId)
			.executeTakeFirst();
		return row ? toChoice(row) : DEFAULT_CHOICE;
	}

	async function save(personId: string, choice: ReminderChoice): Promise<void> {
		const row = toRow(choice);
		await db
			.insertInto('reminder_choice')
			.values({ person_id: personId, ...row })
			.onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
			.execute();
	}

	return { of, save };
}

export function toChoice(row: ChoiceRow): ReminderChoice {
	return {
		push: row.push === 1,
		mail: row.mail === 1,
		hours: toHours(row),
		language: row.language
	};
}

function toRow({ push, mail, hours, language }: ReminderChoice): ChoiceRow {
	return {
		push: Number(push),
		mail: Number(mail),
		...(hours ? toHoursRow(hours) : NO_HOURS),
		language
	};
}
