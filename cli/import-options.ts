import { type ImportField, IMPORT_FIELDS } from '../src/lib/domain/import/columns.ts';
import type { DateOrder } from '../src/lib/domain/import/date-reading.ts';
import type { RoomListRequest } from '../src/lib/domain/room-list/room-request.ts';
import { day } from '../src/lib/domain/schema/ids.ts';
import { type Kind, KINDS } from '../src/lib/domain/schema/location.ts';
import { type Outcome, refuse } from './command.ts';

/** What the person who imports says about the sheet. */
export type ImportOptions = {
	sheet?: string;
	/** All sheets of a workbook that are called after a day. */
	datedSheets: boolean;
	sheetDate?: string;
	dateOrder?: DateOrder;
	kind?: Kind;
	/** Per cell text the day it means; null: no date. */
	dateAnswers: Record<string, string | null>;
	/** Header text per field, where the guess is not right. */
	columns: Partial<Record<ImportField, string>>;
	/** Of a list of rooms: name or id of the location it is of, and which numbers hold (D5). */
	location?: string;
	stands?: Stands;
};

export type Stands = RoomListRequest['stands'];

type Given = {
	sheet?: string;
	kind?: string;
	'sheet-date'?: string;
	'date-order'?: string;
	date?: string[];
	column?: string[];
	'dated-sheets'?: boolean;
	location?: string;
	stands?: string;
};

const DATE_ORDERS: DateOrder[] = ['dmy', 'mdy', 'ymd'];
const STANDS: Stands[] = ['rooms', 'site'];

export function readImportOptions(given: Given): ImportOptions | Outcome {
	const { sheet, kind, location, stands, 'sheet-date': sheetDate, 'date-order': order } = given;
	const datedSheets = given['dated-sheets'] ?? false;
	const dates = (given.date ?? []).map(splitPair);
	const columns = (given.column ?? []).map(splitPair);
	if (sheetDate !== undefined && !isDay(sheetDate))
		return refuse(`--sheet-date ${sheetDate}: write it as 2024-01-09.`);
	if (order !== undefined && !isOneOf(DATE_ORDERS, order))
		return refuse(`--date-order ${order}: use ${DATE_ORDERS.join(', ')}.`);
	if (kind !== undefined && !isOneOf(KINDS, kind))
		return refuse(`--kind ${kind}: use ${KINDS.join(', ')}.`);
	if (stands !== undefined && !isOneOf(STANDS, stands))
		return refuse(`--stands ${stands}: use ${STANDS.join(' or ')}.`);
	if (datedSheets && sheet !== undefined)
		return refuse('--dated-sheets reads all sheets with a day in their name: leave out --sheet.');
	const badDate = dates.find(([, means]) => means !== 'none' && !isDay(means));
	if (badDate) return refuse(`--date "${badDate[0]}=${badDate[1]}": write it as TEXT=2024-01-08.`);
	const badColumn = columns.find(([field]) => !isOneOf(IMPORT_FIELDS, field));
	if (badColumn)
		return refuse(`--column ${badColumn[0]}: the fields are ${IMPORT_FIELDS.join(', ')}.`);
	return {
		datedSheets,
		...(location === undefined ? {} : { location }),
		...(stands === undefined ? {} : { stands }),
		...(sheet === undefined ? {} : { sheet }),
		...(sheetDate === undefined ? {} : { sheetDate }),
		...(order === undefined ? {} : { dateOrder: order }),
		...(kind === undefined ? {} : { kind }),
		dateAnswers: Object.fromEntries(
			dates.map(([text, means]) => [text, means === 'none' ? null : means])
		),
		columns: Object.fromEntries(columns)
	};
}

/** At the last equals sign: the text of a cell may hold one itself. */
function splitPair(text: string): [string, string] {
	const at = text.lastIndexOf('=');
	return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function isDay(text: string): boolean {
	return day.safeParse(text).success;
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
	return (list as readonly string[]).includes(text);
}
