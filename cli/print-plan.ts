import type { Mapping } from '../src/lib/domain/import/columns.ts';
import type { AskReason } from '../src/lib/domain/import/date-reading.ts';
import { DATED_SHEETS } from '../src/lib/domain/import/dated-sheets.ts';
import type {
	DateToAsk,
	ImportPlan,
	PreviewRow,
	Problem,
	ProblemCode,
	RowStatus
} from '../src/lib/domain/import/import-plan.ts';
import { toColumns } from './command.ts';
import type { Sheet } from './read-sheet.ts';

/** How the sheet was read, what becomes of each line, and the sum of it. */
export function printPlan(plan: ImportPlan, mapping: Mapping, sheet: Sheet): string {
	const head = [howItWasRead(sheet), columnsFound(mapping), columnsMissing(plan)];
	return [...head, '', ...linesOf(plan.rows), '', sumOf(plan)]
		.filter((line) => line !== null)
		.join('\n');
}

/** Shared by what is printed of a list of rooms. */
export function howItWasRead({ table, left }: Sheet): string {
	const { rows, encoding, separator, sheet, sheetNames = [] } = table;
	if (sheet === DATED_SHEETS) {
		const passed =
			left.length > 0 ? ` (no day in the name, or other columns: ${left.join(', ')})` : '';
		return `Read ${rows.length} rows: ${sheetNames.length - left.length} sheets called after a day${passed}`;
	}
	const how = sheet === undefined ? `${encoding}, separator "${separator}"` : `sheet "${sheet}"`;
	const others = sheetNames.filter((name) => name !== sheet);
	const choice = others.length > 0 ? ` (also: ${others.join(', ')})` : '';
	return `Read ${rows.length} rows: ${how}${choice}`;
}

function columnsFound({ columns, headers }: Mapping): string {
	const pairs = Object.entries(columns).map(([field, at]) => `${field}="${headers[at] ?? ''}"`);
	return `Columns: ${pairs.join(', ') || 'none recognised; say which with --column'}`;
}

function columnsMissing({ missingColumns }: ImportPlan): string | null {
	if (missingColumns.length === 0) return null;
	return (
		`No column for ${missingColumns.join(' and ')}: a location where nobody ever stated it gets no figures; ` +
		'the numbers of its line go to its note (--column)'
	);
}

function linesOf(rows: PreviewRow[]): string[] {
	const cells = rows.map((row) => [
		`line ${row.line}`,
		STATUS_TEXTS[row.status],
		[row.municipality, row.name].filter(Boolean).join(' '),
		figuresText(row),
		row.figures ? momentText(row.observedAt) : ''
	]);
	const head = ['', '', '', 'realised/occupied/out/snijverlies', 'seen at'];
	const [first, ...printed] = toColumns([head, ...cells]);
	return [first!, ...printed.flatMap((line, at) => [line, ...notesOf(rows[at]!)])];
}

/** As a person in the region reads a clock: 2024-01-09 08:40. */
function momentText(at: string | null): string {
	const local = { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' } as const;
	return at === null ? 'undated' : new Intl.DateTimeFormat('sv-SE', local).format(new Date(at));
}

function figuresText({ figures }: PreviewRow): string {
	if (!figures) return '';
	const { realised, occupied, outOfService, snijverlies } = figures;
	return [realised, occupied, outOfService, snijverlies].map((n) => n ?? '-').join('/');
}

function notesOf({ problems, changes, status }: PreviewRow): string[] {
	const changed =
		status === 'update' && changes.length > 0
			? [`      changes: ${changes.map(({ field }) => field).join(', ')}`]
			: [];
	return [...problems.map((problem) => `      ${problemText(problem)}`), ...changed];
}

function problemText({ column, field, code, text }: Problem): string {
	const named = column ?? (SHEETWIDE.includes(code) ? field : null);
	const where = named ? `${named}: ` : '';
	const what = text ? `"${text}": ` : '';
	return `${where}${what}${PROBLEM_TEXTS[code]}`;
}

/** There is no column to name. */
const SHEETWIDE: readonly ProblemCode[] = ['column-missing', 'figures-incomplete'];

function sumOf({ summary }: ImportPlan): string {
	const { lines, withFigures, withoutFigures, refused, skippedTotal, history } = summary;
	const { mutations, pastMutations } = summary;
	const past = history > 0 ? `, ${history} for the history only` : '';
	const ofThose = pastMutations > 0 ? `, ${pastMutations} of them in the history only` : '';
	return (
		`${lines} lines: ${withFigures} with figures (${summary.new} new, ${summary.update} changed, ` +
		`${summary.same} the same${past}), ${withoutFigures} without, ${refused} refused, ` +
		`${skippedTotal} total skipped; ${mutations} changes to write${ofThose}`
	);
}

/** The cells that have to be answered, each text once, and how. */
export function printAsked(undatable: DateToAsk[]): string {
	const byText = Map.groupBy(
		undatable,
		({ column, text, reason }) => `${column}|${text}|${reason}`
	);
	const rows = [...byText.values()].map((cells) => [
		`  ${cells[0]!.column}`,
		`"${cells[0]!.text}"`,
		ASK_TEXTS[cells[0]!.reason],
		`line ${cells.map(({ line }) => line).join(', ')}`
	]);
	return [
		'Nothing is written: these dates can mean more than one thing, or none.',
		...toColumns(rows),
		'Say what they mean with --sheet-date, --date-order, or one by one with --date "TEXT=2024-01-08" (TEXT=none: no date).'
	].join('\n');
}

const STATUS_TEXTS: Record<RowStatus, string> = {
	new: 'new',
	update: 'changed',
	same: 'the same',
	history: 'history',
	'without-figures': 'no figures',
	refused: 'refused',
	'skipped-total': 'total, skipped'
};

const ASK_TEXTS: Record<AskReason, string> = {
	order: 'day or month first? (--date-order)',
	relative: 'counted from which day? (--sheet-date)',
	unreadable: 'is no date that can be read',
	'no-such-moment': 'does not exist',
	future: 'lies in the future'
};

const PROBLEM_TEXTS: Record<ProblemCode, string> = {
	'unknown-region': 'the region has no municipalities',
	'municipality-missing': 'no municipality stated; the line is refused',
	'not-in-region': 'no municipality of this region; the line is refused',
	'name-missing': 'no name stated; the line is refused',
	'address-incomplete': 'the address of a new location is not complete; the line is refused',
	'duplicate-line': 'another line speaks of the same location; the line is refused',
	'several-match': 'more than one location fits; the line is refused',
	'location-closed': 'the location is closed; the line is refused',
	'personal-data': 'holds what looks like a citizen service number; left out',
	'does-not-fit': 'does not fit; left out',
	'note-full': 'the note has no room for it; left out',
	'number-unreadable': 'is no number; kept in the note',
	'number-ambiguous': 'can mean two numbers; kept in the note',
	'figures-incomplete': 'the sheet does not say it; the numbers of the line are kept in the note',
	'suitability-unreadable': 'is neither yes nor no; kept in the note',
	'kind-unreadable': 'is no kind of reception that is known; kept in the note',
	'operator-unreadable': 'is no operator that is known; kept in the note',
	'date-unreadable': 'is no date; kept in the note',
	'number-missing': 'not stated, counts as 0',
	'column-missing': 'the sheet does not say it; it stays as it is',
	'kind-missing': 'no kind of reception stated',
	'date-missing': 'no date stated: never confirmed',
	'older-than-count': 'older than what stands: in the history only',
	'older-than-field': 'older than the newest count; the field stays as it is',
	'works-per-unit': 'the location counts per unit; its figures are not taken',
	'same-name-elsewhere': 'one of that name stands elsewhere in the municipality; this is another'
};
