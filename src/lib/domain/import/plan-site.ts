import type { LocationField } from '../schema/location.ts';
import type { ImportField } from './columns.ts';
import { composeNote } from './compose-note.ts';
import type { Change, ImportRequest, PlannedMutation } from './import-plan.ts';
import type { Target } from './find-target.ts';
import { type FieldChange, planChangedFields, planNewFields } from './plan-fields.ts';
import { planFigures } from './plan-figures.ts';
import type { SheetSite } from './read-row.ts';
import type { SheetLine } from './sheet-line.ts';

export type SitePlan = { mutations: PlannedMutation[]; changes: Change[] };

/** The mutations of one line: the location first, then its fields, then its figures. */
export function planSite(
	line: SheetLine,
	site: SheetSite,
	target: Target,
	request: ImportRequest
): SitePlan {
	const { existing } = target;
	const noteLines = composeNote(line);
	const { changes, noteFull, older } = existing
		? planChangedFields({ ...site, noteLines }, existing)
		: planNewFields({ ...site, noteLines }, request);
	for (const { field } of older) line.report(columnOf(line, field), 'older-than-field');
	if (noteFull) line.report('note', 'note-full');
	if (!existing && !site.kind && !request.kind) line.report('kind', 'kind-missing');
	const figures = planSiteFigures(line, site, target);
	return {
		mutations: [
			...toAddition(line, target),
			...changes.map((change) => toFieldMutation(line, change, target)),
			...figures.mutations
		],
		changes: [...changes, ...figures.changes]
	};
}

/** The figures of a line, where the location works with one set of numbers (D5). */
export function planSiteFigures(
	line: SheetLine,
	site: SheetSite,
	{ existing, locationId }: Target
): SitePlan {
	if (!site.figures) return { mutations: [], changes: [] };
	if (existing?.location.detail === 'units') {
		line.report(null, 'works-per-unit');
		return { mutations: [], changes: [] };
	}
	const plan = planFigures(
		{ line: line.line, locationId, existing },
		site.figures,
		site.observedAt
	);
	if (plan.changes.some(({ isPast }) => isPast)) line.report('updated', 'older-than-count');
	return plan;
}

function toAddition(line: SheetLine, { added }: Target): PlannedMutation[] {
	return added ? [{ line: line.line, name: 'location.add', args: added }] : [];
}

/** The column that a field was read from; an address may stand in one. */
function columnOf(line: SheetLine, field: LocationField): ImportField {
	const part = field.split('.').at(-1) as ImportField;
	return line.has(part) || !field.startsWith('address.') ? part : 'address';
}

/** `base` = the field's writer as we saw it, null when nobody ever wrote it (S11). */
function toFieldMutation(
	line: SheetLine,
	{ field, to }: FieldChange,
	{ existing, locationId }: Target
): PlannedMutation {
	return {
		line: line.line,
		name: 'location.setField',
		args: { locationId, field, value: to },
		base: existing?.location.fieldWriter[field] ?? null
	};
}
