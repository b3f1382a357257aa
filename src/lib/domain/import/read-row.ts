import { findPersonalData } from '../personal-data.ts';
import type { Day, Instant } from '../schema/ids.ts';
import {
	type Kind,
	type Operator,
	type SiteFitness,
	SUITABILITIES,
	type Suitability
} from '../schema/location.ts';
import { amsterdamInstant } from './amsterdam.ts';
import { saysNothing } from './empty-words.ts';
import { fitsField } from './fits-field.ts';
import type { DateToAsk, ImportRequest, SheetFigures } from './import-plan.ts';
import { isTotalRow } from './is-total-row.ts';
import { readFigures } from './read-figures.ts';
import { readKind, readOperator } from './read-kind.ts';
import { readLineDate } from './read-line-date.ts';
import { readPlace, type SheetPlace } from './read-place.ts';
import { readSuitability } from './read-suitability.ts';
import type { SheetLine } from './sheet-line.ts';

/** What one line says of a location; null and absent: it says nothing of that. */
export type SheetSite = SheetPlace & {
	kind: Kind | null;
	operator: Operator | null;
	suitable: Partial<Record<Suitability, SiteFitness>>;
	phone: string | null;
	opensOn: Day | null;
	closesOn: Day | null;
	figures: SheetFigures | null;
	/** null = undated (D12). */
	observedAt: Instant | null;
	/** Of which moment the line speaks, also where its figures are undated; null: nobody knows. */
	spokenAt: Instant | null;
};

export type RowReading =
	{ status: 'total' | 'refused' } | { status: 'site'; site: SheetSite; toAsk: DateToAsk[] };

export function readRow(line: SheetLine, row: string[], request: ImportRequest): RowReading {
	if (isTotalRow(line, row)) return { status: 'total' };
	const place = readPlace(line, request);
	if (!place) return { status: 'refused' };
	const figures = readFigures(line);
	const opens = readLineDate(line, 'opensOn', request);
	const closes = readLineDate(line, 'closesOn', request);
	const seen = figures ? readObservedAt(line, request) : { at: null, ask: null };
	const site = {
		...place,
		kind: readWord(line, 'kind', readKind),
		operator: readWord(line, 'operator', readOperator),
		suitable: readSuitable(line),
		phone: readPhone(line),
		opensOn: opens.date?.day ?? null,
		closesOn: closes.date?.day ?? null,
		figures,
		observedAt: seen.at,
		spokenAt: seen.at ?? startOfSheet(request)
	};
	return {
		status: 'site',
		site,
		toAsk: [opens.ask, closes.ask, seen.ask].filter((ask) => ask !== null)
	};
}

/** A sheet without a column of dates speaks of its own day; a blank cell in such a column says that nobody knows. */
function readObservedAt(
	line: SheetLine,
	request: ImportRequest
): { at: Instant | null; ask: DateToAsk | null } {
	if (!line.has('updated') && request.sheetDate) return { at: startOfSheet(request), ask: null };
	const { date, ask } = readLineDate(line, 'updated', request);
	if (!date && !ask) line.report('updated', 'date-missing');
	return { at: date?.at ?? null, ask };
}

function startOfSheet({ sheetDate }: ImportRequest): Instant | null {
	return sheetDate ? amsterdamInstant(sheetDate, { hours: 0, minutes: 0, seconds: 0 }) : null;
}

function readWord<Word>(
	line: SheetLine,
	field: 'kind' | 'operator',
	read: (text: string) => Word | null
): Word | null {
	const text = line.cell(field);
	const word = read(text);
	if (word === null && !saysNothing(text)) line.keepInNote(field, `${field}-unreadable`);
	return word;
}

function readSuitable(line: SheetLine): SheetSite['suitable'] {
	const suitable: SheetSite['suitable'] = {};
	for (const need of SUITABILITIES) {
		const reading = readSuitability(line.cell(need));
		if (reading.status === 'value') suitable[need] = reading.value;
		if (reading.status === 'unreadable') line.keepInNote(need, 'suitability-unreadable');
	}
	return suitable;
}

function readPhone(line: SheetLine): string | null {
	const phone = line.cell('phone');
	if (saysNothing(phone)) return null;
	if (findPersonalData(phone)) {
		line.report('phone', 'personal-data');
		return null;
	}
	if (fitsField('phone', phone)) return phone;
	line.keepInNote('phone', 'does-not-fit');
	return null;
}
