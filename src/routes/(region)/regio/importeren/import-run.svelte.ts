import type { Client } from '$lib/client/client-types.ts';
import type { Mapping } from '$lib/domain/import/columns.ts';
import type { ExistingLocation } from '$lib/domain/import/existing-location.ts';
import { guessMapping } from '$lib/domain/import/guess-mapping.ts';
import type { ImportPlan } from '$lib/domain/import/import-plan.ts';
import { planImport } from '$lib/domain/import/plan-import.ts';
import type { Region } from '$lib/domain/schema/region.ts';
import { askDates } from './ask-dates.ts';
import { applyPlan, type ImportResult } from './apply-plan.ts';
import { readFile, type Table, type TableRefusal } from '../../../sheet-file/read-file.ts';
import { NO_HINTS, type SheetHints, toRequest } from './sheet-hints.ts';

export type ImportRun = ReturnType<typeof createImportRun>;

/** One sheet from file to result. Nothing is written before `apply`, and then only what was shown. */
export function createImportRun(
	client: Client,
	regions: () => { into: Region | undefined; all: Region[] }
) {
	let file = $state.raw<File | undefined>();
	let read = $state.raw<{ table: Table; mapping: Mapping } | undefined>();
	let left = $state.raw<string[]>([]);
	let refusal = $state.raw<TableRefusal | undefined>();
	let hints = $state.raw<SheetHints>(NO_HINTS);
	let existing = $state.raw<ExistingLocation[] | undefined>();
	let progress = $state.raw<{ done: number; all: number } | undefined>();
	let result = $state.raw<ImportResult | undefined>();
	let outdated = $state(false);

	const request = $derived.by(() => {
		const { into, all } = regions();
		if (!read || !existing || !into) return undefined;
		const now = new Date(client.now()).toISOString();
		return toRequest({ ...read, hints, into, all, existing, now });
	});
	const plan = $derived(request && planImport(request));
	/** All of them, also those that were answered, so that an answer can be changed. */
	const questions = $derived(
		request ? askDates(planImport({ ...request, dateAnswers: {} }).undatable) : []
	);

	async function open(chosen: File, sheet?: string): Promise<void> {
		file = chosen;
		result = undefined;
		outdated = false;
		hints = NO_HINTS;
		const answer = await readFile(chosen, sheet);
		left = answer.left;
		refusal = answer.ok ? undefined : answer.reason;
		read = answer.ok
			? { table: answer.table, mapping: guessMapping(answer.table.rows) }
			: undefined;
		await readExisting();
	}

	async function readExisting(): Promise<void> {
		const { into } = regions();
		existing = into && (await client.views.forImport(into.id));
	}

	async function apply(): Promise<void> {
		const shown = plan;
		if (!shown || shown.mutations.length === 0 || progress) return;
		progress = { done: 0, all: shown.mutations.length };
		try {
			await readExisting();
			outdated = !isSameWork(shown, plan);
			if (outdated) return;
			const outcome = await applyPlan(client, shown, (done, all) => (progress = { done, all }));
			await readExisting();
			result = outcome;
		} finally {
			progress = undefined;
		}
	}

	return {
		get file() {
			return file;
		},
		get read() {
			return read;
		},
		/** Sheets that were passed over, where all that are called after a day were read. */
		get left() {
			return left;
		},
		get refusal() {
			return refusal;
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
		/** The locations changed since the preview was made: another one is shown, and nothing was written. */
		get outdated() {
			return outdated;
		},
		map(mapping: Mapping) {
			if (read) read = { ...read, mapping };
		},
		open,
		apply,
		/** Back to choosing a file. */
		forget() {
			file = read = refusal = result = undefined;
			outdated = false;
		}
	};
}

function isSameWork(shown: ImportPlan, now: ImportPlan | undefined): boolean {
	return JSON.stringify(shown.mutations) === JSON.stringify(now?.mutations);
}
