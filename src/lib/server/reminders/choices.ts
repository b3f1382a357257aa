import type { Kysely } from 'kysely';
import { DEFAULT_CHOICE, type ReminderChoice } from '../../domain/reminders/reminder-choice.ts';
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
		hour: row.hour,
		quietFrom: row.quiet_from,
		quietUntil: row.quiet_until,
		language: row.language
	};
}

function toRow(choice: ReminderChoice): ChoiceRow {
	return {
		push: Number(choice.push),
		mail: Number(choice.mail),
		hour: choice.hour,
		quiet_from: choice.quietFrom,
		quiet_until: choice.quietUntil,
		language: choice.language
	};
}
