import type { ReminderHours } from '../../domain/reminders/reminder-hours.ts';

type HoursRow = { hour: number; quiet_from: number; quiet_until: number };

/** All three are null where nobody chose any. */
type MaybeHoursRow = { [Column in keyof HoursRow]: number | null };

export function toHours(row: MaybeHoursRow): ReminderHours | null {
	const { hour, quiet_from: quietFrom, quiet_until: quietUntil } = row;
	if (hour === null || quietFrom === null || quietUntil === null) return null;
	return { hour, quietFrom, quietUntil };
}

export function toHoursRow({ hour, quietFrom, quietUntil }: ReminderHours): HoursRow {
	return { hour, quiet_from: quietFrom, quiet_until: quietUntil };
}

export const NO_HOURS = { hour: null, quiet_from: null, quiet_until: null };
