import type {
	DateToAsk,
	ImportPlan,
	ImportRequest,
	PlannedMutation,
	PreviewRow,
	RowStatus
} from './import-plan.ts';
import { findTarget, type Target } from './find-target.ts';
import { groupNamesakes } from './match-location.ts';
import { planSite } from './plan-site.ts';
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
	const lines = table.rows.flatMap((row, index) => {
		if (index < mapping.firstDataRow || row.every((cell) => cell.trim() === '')) return [];
		const line = openLine(row, index + 1, mapping);
		return [{ line, reading: readRow(line, row, request) }];
	});
	const planned = planLines(lines, request);
	const undatable = planned.flatMap(({ toAsk }) => toAsk);
	const mutations = undatable.length > 0 ? [] : planned.flatMap((row) => row.mutations);
	const rows = planned.map(({ preview }) => preview);
	return { rows, mutations, undatable, summary: summarise(rows, mutations, undatable) };
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
	const { changes, mutations } = planSite(line, site, target, request);
	const preview: PreviewRow = {
		...emptyPreview(line, statusOf(target, site.figures !== null, mutations.length)),
		name: site.name,
		municipality: site.municipality,
		locationId: target.locationId,
		figures: site.figures,
		observedAt: site.observedAt,
		changes
	};
	return { preview, mutations };
}

function statusOf(target: Target, hasFigures: boolean, mutations: number): RowStatus {
	if (!hasFigures) return 'without-figures';
	if (!target.existing) return 'new';
	return mutations > 0 ? 'update' : 'same';
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
