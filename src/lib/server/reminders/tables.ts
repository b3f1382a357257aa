import type { Language } from '../../domain/reminders/reminder-choice.ts';

export const CHANNELS = ['push', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Booleans are 0 or 1. */
type ReminderChoiceTable = {
	person_id: string;
	push: number;
	mail: number;
	/** null, all three: those of the region. */
	hour: number | null;
	quiet_from: number | null;
	quiet_until: number | null;
	language: Language;
};

/** What a region set for who chose nothing; beside its document, which the command line replaces. */
type RegionHoursTable = {
	region_id: string;
	hour: number;
	quiet_from: number;
	quiet_until: number;
};

/** One device of one person: it ends with the session that it was added in. */
type PushDeviceTable = {
	endpoint: string;
	person_id: string;
	session_id: string;
	p256dh: string;
	auth: string;
	added_at: string;
};

/** What was sent, or is being sent, about one location on one day; the row is there before the message leaves. */
type ReminderTable = {
	day: string;
	person_id: string;
	location_id: string;
	channel: Channel;
	state: 'claimed' | 'sent' | 'failed';
	attempts: number;
};

export type ReminderTables = {
	reminder_choice: ReminderChoiceTable;
	region_hours: RegionHoursTable;
	push_device: PushDeviceTable;
	reminder: ReminderTable;
};
