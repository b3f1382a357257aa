import {
	type Change,
	type DateToAsk,
	FIGURE_FIELDS,
	type ImportPlan,
	type ImportRequest,
	type PlannedMutation,
	type PreviewRow,
	type RowStatus
} from './import-plan.ts';
import { findTarget, type Target } from './find-target.ts';
import { holdFigures } from './hold-figures.ts';
import { groupNamesakes } from './match-location.ts';
import { planSite } from './plan-site.ts';
import { MAIN_FIGURES } from './read-figures.ts';
import { findDecimals } from './read-number.ts';
import { readRow, type RowReading, type SheetSite } from './read-row.ts';
import { openLine, type SheetLine } from './sheet-line.ts';
import { summarise } from './summarise.ts';

type PlannedRow = { preview: PreviewRow; mutations: PlannedMutation[]; toAsk: DateToAsk[] };

/**
 * What an import would write, line by line, as ordinary mutations. What already stands is left out, so the plan of a
 * sheet that was imported is empty.
 */
export function planImport(request: ImportRequest): ImportPlan {
	const { mapping, table } = request;
	const decimals = findDecimals(figureCells(request));
	const lines = table.rows.flatMap((row, index) => {
		if (index < mapping.firstDataRow || row.every((cell) => cell.trim() === '')) return [];
		const line = openLine(row, index + 1, mapping, decimals);
		return [{ line, reading: readRow(line, row, request) }];
	});
	const planned = planLines(lines, request);
	const undatable = planned.flatMap(({ toAsk }) => toAsk);
	const mutations = undatable.length > 0 ? [] : planned.flatMap((row) => row.mutations);
	const rows = planned.map(({ preview }) => preview);
	const missingColumns = MAIN_FIGURES.filter((field) => mapping.columns[field] === undefined);
	const summary = summarise(rows, mutations, undatable);
	return { rows, mutations, undatable, missingColumns, summary };
}

function figureCells({ table, mapping }: ImportRequest): string[] {
	const columns = FIGURE_FIELDS.flatMap((field) => mapping.columns[field] ?? []);
	return table.rows
		.slice(mapping.firstDataRow)
		.flatMap((row) => columns.map((column) => row[column] ?? ''));
}

function planLines(
	lines: { line: SheetLine; reading: RowReading }[],
	request: ImportRequest
): PlannedRow[] {
	const sites = lines.flatMap(({ reading }) => (reading.status === 'site' ? [reading.site] : []));
	const namesakesOf = groupNamesakes(sites, request.existing);
	const taken = new Set<string>();
	return lines.map(({ line, reading }) => {
		if (reading.status !== 'site')
			return withoutPlan(line, reading.status === 'total' ? 'skipped-total' : 'refused');
		const { site, toAsk } = reading;
		const target = findTarget(line, site, namesakesOf(site), taken, request);
		return target
			? { ...planTarget(line, site, target, request), toAsk }
			: withoutPlan(line, 'refused', site.municipality);
	});
}

function planTarget(
	line: SheetLine,
	site: SheetSite,
	target: Target,
	request: ImportRequest
): Omit<PlannedRow, 'toAsk'> {
	const held = holdFigures(line, site, target.existing);
	const { changes, mutations } = planSite(line, held, target, request);
	const preview: PreviewRow = {
		...emptyPreview(line, statusOf(target, held.figures !== null, changes)),
		name: held.name,
		municipality: held.municipality,
		locationId: target.locationId,
		figures: held.figures,
		observedAt: held.observedAt,
		changes
	};
	return { preview, mutations };
}

function statusOf(target: Target, hasFigures: boolean, changes: Change[]): RowStatus {
	if (!hasFigures) return 'without-figures';
	if (!target.existing) return 'new';
	if (changes.length === 0) return 'same';
	return changes.every(isHistory) ? 'history' : 'update';
}

/** A count that is the newest refreshes what stands, also with the same number (D14). */
function isHistory({ field, from, to, isPast }: Change): boolean {
	return isPast === true || (field !== 'occupied' && from === to);
}

function withoutPlan(
	line: SheetLine,
	status: RowStatus,
	municipality: string | null = null
): PlannedRow {
	return { preview: { ...emptyPreview(line, status), municipality }, mutations: [], toAsk: [] };
}

/** The name as it stands in the sheet, but for one that may not be repeated. */
function emptyPreview(line: SheetLine, status: RowStatus): PreviewRow {
	const unspoken = line.problems.some(
		({ field, code }) => field === 'name' && code === 'personal-data'
	);
	return {
		line: line.line,
		status,
		name: unspoken ? '' : line.cell('name'),
		municipality: null,
		locationId: null,
		figures: null,
		observedAt: null,
		problems: line.problems,
		changes: []
	};
}
