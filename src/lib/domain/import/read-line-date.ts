import { findPersonalData } from '../personal-data.ts';
import type { Day, Instant } from '../schema/ids.ts';
import type { ImportField } from './columns.ts';
import type { AskReason, DateReading } from './date-reading.ts';
import type { DateToAsk, ImportRequest } from './import-plan.ts';
import { readDate } from './read-date.ts';
import type { SheetLine } from './sheet-line.ts';

type Dates = Pick<ImportRequest, 'sheetDate' | 'dateOrder' | 'dateAnswers' | 'now'>;
export type LineDate = { date: { day: Day; at: Instant } | null; ask: DateToAsk | null };

const NONE: LineDate = { date: null, ask: null };

/** A date in a line, or the question that has to be answered first. */
export function readLineDate(line: SheetLine, field: ImportField, dates: Dates): LineDate {
	const text = line.cell(field);
	if (findPersonalData(text)) {
		line.report(field, 'personal-data');
		return NONE;
	}
	const answers = dates.dateAnswers ?? {};
	const answer = Object.hasOwn(answers, text) ? answers[text] : undefined;
	if (answer === null) {
		line.keepInNote(field, 'date-unreadable');
		return NONE;
	}
	const reading = readDate(answer ?? text, { order: dates.dateOrder, sheetDate: dates.sheetDate });
	const reason = whyAsk(reading, field, dates.now);
	if (reason)
		return {
			date: null,
			ask: { line: line.line, field, column: line.header(field), text, reason }
		};
	return { date: reading.status === 'date' ? reading : null, ask: null };
}

/** Nobody has counted tomorrow's beds: such a date was meant otherwise. */
function whyAsk(reading: DateReading, field: ImportField, now: Instant): AskReason | null {
	if (reading.status === 'ask') return reading.reason;
	return reading.status === 'date' && field === 'updated' && reading.at > now ? 'future' : null;
}
