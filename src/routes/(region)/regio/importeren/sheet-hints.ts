import type { Mapping } from '$lib/domain/import/columns.ts';
import type { DateOrder } from '$lib/domain/import/date-reading.ts';
import type { ExistingLocation } from '$lib/domain/import/existing-location.ts';
import type { ImportRequest } from '$lib/domain/import/import-plan.ts';
import type { Kind } from '$lib/domain/schema/location.ts';
import type { Region } from '$lib/domain/schema/region.ts';

/** What a person says of the sheet as a whole; empty = not said. */
export type SheetHints = {
	sheetDate: string;
	dateOrder: DateOrder | '';
	kind: Kind | '';
	/** By the cell's text: a day, or null for "no date". */
	dateAnswers: Record<string, string | null>;
};

export const NO_HINTS: SheetHints = { sheetDate: '', dateOrder: '', kind: '', dateAnswers: {} };

type Given = {
	table: { rows: string[][] };
	mapping: Mapping;
	hints: SheetHints;
	into: Region;
	all: Region[];
	existing: ExistingLocation[];
	now: string;
};

export function toRequest({ hints, into, all, ...given }: Given): ImportRequest {
	return {
		...given,
		regionId: into.id,
		municipalities: all.flatMap(({ id, municipalities }) =>
			municipalities.map(({ code, name }) => ({ code, name, regionId: id }))
		),
		sheetDate: hints.sheetDate || undefined,
		dateOrder: hints.dateOrder || undefined,
		kind: hints.kind || undefined,
		dateAnswers: hints.dateAnswers
	};
}
