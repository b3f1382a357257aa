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
import { type AskedLine, type ReadLine, type SiteLine, splitDatedLines } from './dated-lines.ts';
import { findTarget, type Target } from './find-target.ts';
import { holdFigures } from './hold-figures.ts';
import { groupNamesakes } from './match-location.ts';
import { planSite, planSiteFigures } from './plan-site.ts';
import { MAIN_FIGURES } from './read-figures.ts';
import { findDecimals } from './read-number.ts';
import { readRow, type SheetSite } from './read-row.ts';
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

/** In the order of the sheet. */
function planLines(lines: ReadLine[], request: ImportRequest): PlannedRow[] {
	const { current, pastOf, waiting } = splitDatedLines(lines);
	const sites = current.flatMap(({ reading }) => (reading.status === 'site' ? [reading.site] : []));
	const namesakesOf = groupNamesakes(sites, request.existing);
	const taken = new Set<string>();
	const planned = current.flatMap(({ line, reading }) => {
		if (reading.status !== 'site')
			return [withoutPlan(line, reading.status === 'total' ? 'skipped-total' : 'refused')];
		const { site, toAsk } = reading;
		const past = pastOf.get(line.line) ?? [];
		const target = findTarget(line, site, namesakesOf(site), taken, request);
		if (!target) return [line, ...past.map((one) => one.line)].map((one) => refuseLine(one, site));
		return withPast({ ...planTarget(line, site, target, request), toAsk }, past, target);
	});
	return [...planned, ...waiting.map(planAsked)].sort((a, b) => a.preview.line - b.preview.line);
}

function planAsked({ line, site, toAsk }: AskedLine): PlannedRow {
	return { ...withoutPlan(line, 'history', site.municipality), toAsk };
}

function refuseLine(line: SheetLine, { municipality }: SheetSite): PlannedRow {
	return withoutPlan(line, 'refused', municipality);
}

/** The newest line with its history: what it makes comes before the first figure, its own figures after the last. */
function withPast(newest: PlannedRow, past: SiteLine[], target: Target): PlannedRow[] {
	const rows = past.map((one) => planPast(one, target));
	const days = rows.filter(({ mutations }) => mutations.length > 0).length;
	const isFigure = ({ name }: PlannedMutation) => name === 'occupancy.record';
	const mutations = [
		...newest.mutations.filter((mutation) => !isFigure(mutation)),
		...rows.flatMap((row) => row.mutations),
		...newest.mutations.filter(isFigure)
	];
	const preview = days > 0 ? { ...newest.preview, pastDays: days } : newest.preview;
	return [{ ...newest, preview, mutations }, ...rows.map((row) => ({ ...row, mutations: [] }))];
}

/** An older line of a place gives its figures of then, and nothing else: the rest is as the newest line says. */
function planPast({ line, site }: SiteLine, target: Target): PlannedRow {
	const held = holdFigures(line, site, target.existing);
	const { changes, mutations } = planSiteFigures(line, held, target);
	const preview: PreviewRow = {
		...emptyPreview(line, changes.length > 0 ? 'history' : 'same'),
		name: held.name,
		municipality: held.municipality,
		locationId: target.locationId,
		figures: held.figures,
		observedAt: held.observedAt,
		isPast: true,
		changes: changes.map((change) => ({ ...change, isPast: true }))
	};
	return { preview, mutations, toAsk: [] };
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
