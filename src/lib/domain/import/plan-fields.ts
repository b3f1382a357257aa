import {
	type Location,
	type LocationField,
	type SiteFitness,
	SUITABILITIES
} from '../schema/location.ts';
import { amsterdamDay } from './amsterdam.ts';
import { extendNote } from './compose-note.ts';
import type { ExistingLocation } from './existing-location.ts';
import type { ImportRequest } from './import-plan.ts';
import { normaliseText } from './normalise-text.ts';
import type { SheetSite } from './read-row.ts';

export type FieldChange = { field: LocationField; from: unknown; to: unknown };
/** `older`: what the sheet says otherwise, and is left out because the location was looked at since. */
export type FieldPlan = { changes: FieldChange[]; older: FieldChange[]; noteFull: boolean };
type SheetPlan = Omit<FieldPlan, 'older'>;
type FieldSource = SheetSite & { noteLines: string[] };

/** A new location opens at once, unless the sheet says that it opens later. */
export function planNewFields(site: FieldSource, request: ImportRequest): FieldPlan {
	const plan = { ...planSheetFields(site, null), older: [] };
	if (site.opensOn !== null && site.opensOn > amsterdamDay(request.now)) return plan;
	const opening: FieldChange = { field: 'status', from: 'preparing', to: 'open' };
	return { ...plan, changes: [opening, ...plan.changes] };
}

/**
 * What the sheet says otherwise than the location. A blank cell says nothing, so it empties nothing. A row does not say
 * when a field was written; what is known is when the location was last counted. A line that is older than that fills
 * in what is empty and replaces nothing.
 */
export function planChangedFields(
	site: FieldSource,
	{ location, figures }: ExistingLocation
): FieldPlan {
	const { changes, noteFull } = planStatedFields(site, location);
	const isOld = site.spokenAt !== null && site.spokenAt < (figures.countedAt ?? '');
	const isReplaced = ({ field, from }: FieldChange) =>
		isOld && field !== 'note' && from !== null && from !== 'unknown';
	return {
		changes: changes.filter((change) => !isReplaced(change)),
		older: changes.filter(isReplaced),
		noteFull
	};
}

function planStatedFields(site: FieldSource, location: Location): SheetPlan {
	const { changes, noteFull } = planSheetFields(site, location);
	const { street = '', number = '', suffix = '' } = location.address ? {} : site.address;
	const spelled: FieldChange[] = [
		{ field: 'address.street', from: null, to: street },
		{ field: 'address.number', from: null, to: number },
		{ field: 'address.suffix', from: null, to: suffix },
		{
			field: 'address.postcode',
			from: location.address?.postcode,
			to: site.address.postcode ?? ''
		},
		{ field: 'address.city', from: location.address?.city, to: site.address.city ?? '' }
	];
	const chosen: FieldChange[] = [
		{ field: 'kind', from: location.kind, to: site.kind },
		{ field: 'operator', from: location.operator ?? null, to: site.operator }
	];
	return {
		changes: [
			...chosen.filter(({ from, to }) => to !== null && to !== from),
			...spelled.filter(({ from, to }) => to !== '' && !isSpelledAlike(from, to)),
			...changes
		],
		noteFull
	};
}

function isSpelledAlike(a: unknown, b: unknown): boolean {
	return normaliseText(String(a)) === normaliseText(String(b));
}

function planSheetFields(site: FieldSource, location: Location | null): SheetPlan {
	const { note, full } = extendNote(location?.note ?? '', site.noteLines);
	const stated: FieldChange[] = [
		...SUITABILITIES.map((need) => ({
			field: `suitable.${need}` as const,
			from: location?.suitable[need] ?? null,
			to: knownOnly(site.suitable[need])
		})),
		{ field: 'phone', from: location?.phone ?? null, to: site.phone },
		{ field: 'opensOn', from: location?.opensOn ?? null, to: site.opensOn },
		{ field: 'closesOn', from: location?.closesOn ?? null, to: site.closesOn },
		{ field: 'note', from: location?.note ?? null, to: note || null }
	];
	const changes = stated.filter(({ from, to }) => to !== null && !isSameValue(from, to));
	return { changes, noteFull: full };
}

/** "Unknown" is what a location starts with; it never takes the place of an answer (D8). */
function knownOnly(value: SiteFitness | undefined): SiteFitness | null {
	return value === undefined || value === 'unknown' ? null : value;
}

function isSameValue(a: unknown, b: unknown): boolean {
	if (!isRecord(a) || !isRecord(b)) return a === b;
	const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...keys].every((key) => a[key] === b[key]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
