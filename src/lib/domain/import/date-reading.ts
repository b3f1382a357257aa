import type { Day, Instant } from '../schema/ids.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What the person who imports says of the sheet as a whole. */
export type DateHints = { order?: DateOrder; sheetDate?: Day };

/** Why a person has to say which date is meant. */
export type AskReason = 'order' | 'relative' | 'unreadable' | 'no-such-moment' | 'future';

export type DateReading =
	| { status: 'blank' }
	/** `at`: the stated moment; without a time the start of that day, Europe/Amsterdam. */
	| { status: 'date'; day: Day; at: Instant }
	| { status: 'ask'; reason: AskReason };
