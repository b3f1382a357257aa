import type { Client } from '$lib/client/client-types.ts';
import type { ManyOutcome } from '$lib/client/view-types.ts';
import type { Mapping } from '$lib/domain/import/columns.ts';
import type { DateOrder } from '$lib/domain/import/date-reading.ts';
import type { ExistingLocation } from '$lib/domain/import/existing-location.ts';
import { guessMapping } from '$lib/domain/import/guess-mapping.ts';
import type { ImportPlan, ImportRequest } from '$lib/domain/import/import-plan.ts';
import { planImport } from '$lib/domain/import/plan-import.ts';
import type { Kind } from '$lib/domain/schema/location.ts';
import type { Region } from '$lib/domain/schema/region.ts';
import { askDates, type DateQuestion } from './ask-dates.ts';
import { readFile, type Table, type TableRefusal } from './read-file.ts';

/** What a person says of the sheet as a whole. */
export type SheetHints = {
	sheetDate: string;
	dateOrder: DateOrder | '';
	kind: Kind | '';
	dateAnswers: Record<string, string | null>;
};

export type ImportResult = ManyOutcome & {
	/** Line in the sheet and reason of what was not stored. */
	refusedLines: { line: number; code: string; detail?: string }[];
};

export type ImportRun = ReturnType<typeof createImportRun>;

const NO_HINTS: SheetHints = { sheetDate: '', dateOrder: '', kind: '', dateAnswers: {} };

/** One sheet from file to result. Nothing is written before `apply`. */
export function createImportRun(
	client: Client,
	regions: { readonly region: Region | undefined; readonly all: Region[] },
	ids: () => string
) {
	let file = $state.raw<File | undefined>();
	let table = $state.raw<Table | undefined>();
	let refusal = $state.raw<TableRefusal | undefined>();
	let isReading = $state(false);
	let mapping = $state.raw<Mapping | undefined>();
	let hints = $state.raw<SheetHints>(NO_HINTS);
	let existing = $state.raw<ExistingLocation[]>([]);
	let progress = $state.raw<{ done: number; all: number } | undefined>();
	let result = $state.raw<ImportResult | undefined>();

	const request = $derived(toRequest());
	const plan = $derived<ImportPlan | undefined>(request && planImport(request));
	const questions = $derived<DateQuestion[]>(
		request ? askDates(planImport({ ...request, dateAnswers: {} }).undatable) : []
	);

	function toRequest(): ImportRequest | undefined {
		if (!table || !mapping || !regions.region) return undefined;
		return {
			table,
			mapping,
			regionId: regions.region.id,
			municipalities: regions.all.flatMap(({ id, municipalities }) =>
				municipalities.map(({ code, name }) => ({ code, name, regionId: id }))
			),
			...(hints.sheetDate ? { sheetDate: hints.sheetDate } : {}),
			...(hints.dateOrder ? { dateOrder: hints.dateOrder } : {}),
			...(hints.kind ? { kind: hints.kind } : {}),
			dateAnswers: hints.dateAnswers,
			existing,
			ids,
			now: new Date(client.now()).toISOString()
		};
	}

	async function open(chosen: File, sheet?: string): Promise<void> {
		file = chosen;
		result = undefined;
		isReading = true;
		try {
			const read = await readFile(chosen, sheet);
			refusal = read.ok ? undefined : read.reason;
			table = read.ok ? read.table : undefined;
			mapping = read.ok ? guessMapping(read.table.rows) : undefined;
			hints = NO_HINTS;
			await readExisting();
		} finally {
			isReading = false;
		}
	}

	async function readExisting(): Promise<void> {
		if (regions.region) existing = await client.views.forImport(regions.region.id);
	}

	async function apply(): Promise<void> {
		if (!plan || plan.mutations.length === 0 || progress) return;
		const planned = plan.mutations;
		progress = { done: 0, all: planned.length };
		try {
			const outcome = await client.edit.many(
				planned.map(({ line: _line, ...draft }) => draft),
				(done, all) => (progress = { done, all })
			);
			const refusedLines = outcome.refused.map(({ index, ...why }) => ({
				line: planned[index]!.line,
				...why
			}));
			await readExisting();
			result = { ...outcome, refusedLines };
		} finally {
			progress = undefined;
		}
	}

	return {
		get file() {
			return file;
		},
		get table() {
			return table;
		},
		get refusal() {
			return refusal;
		},
		get isReading() {
			return isReading;
		},
		get mapping() {
			return mapping;
		},
		set mapping(next) {
			mapping = next;
		},
		get hints() {
			return hints;
		},
		set hints(next) {
			hints = next;
		},
		get plan() {
			return plan;
		},
		get questions() {
			return questions;
		},
		get progress() {
			return progress;
		},
		get result() {
			return result;
		},
		open,
		apply
	};
}
