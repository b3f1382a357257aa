import { m } from '$messages/messages';
import type { PreviewRow, Problem, ProblemCode } from '$lib/domain/import/import-plan.ts';
import { IMPORT_FIELD_WORDS } from './import-words.ts';

type Said = { column: string; text: string };

type Joined = 'number-missing' | 'column-missing' | 'figures-incomplete';

const WORDS: Record<Exclude<ProblemCode, Joined>, (said: Said) => string> = {
	'unknown-region': () => m.import_why_unknown_region(),
	'municipality-missing': () => m.import_why_municipality_missing(),
	'not-in-region': m.import_why_not_in_region,
	'name-missing': () => m.import_why_name_missing(),
	'address-incomplete': () => m.import_why_address_incomplete(),
	'duplicate-line': () => m.import_why_duplicate_line(),
	'several-match': () => m.import_why_several_match(),
	'location-closed': () => m.import_why_location_closed(),
	'personal-data': m.import_why_personal_data,
	'does-not-fit': m.import_why_does_not_fit,
	'note-full': () => m.import_why_note_full(),
	'number-unreadable': m.import_why_number_unreadable,
	'number-ambiguous': m.import_why_number_ambiguous,
	'suitability-unreadable': m.import_why_suitability_unreadable,
	'kind-unreadable': m.import_why_kind_unreadable,
	'operator-unreadable': m.import_why_operator_unreadable,
	'date-unreadable': m.import_why_date_unreadable,
	'kind-missing': () => m.import_why_kind_missing(),
	'date-missing': () => m.import_why_date_missing(),
	'older-than-count': () => m.import_why_older_than_count(),
	'older-than-field': m.import_why_older_than_field,
	'works-per-unit': () => m.import_why_works_per_unit(),
	'same-name-elsewhere': () => m.import_why_same_name_elsewhere()
};

/** Everything that is wrong with a line or good to know of it, each sentence once. */
export function problemWords({ problems, figures }: ProblemRow): string[] {
	const words = problems.flatMap((problem) => {
		const { code } = problem;
		return isJoined(code) ? [] : [wordsOf(problem, code)];
	});
	const joined = Object.entries(joinedWords(figures !== null)).flatMap(([code, say]) => {
		const columns = problems.filter((problem) => problem.code === code).map(nameOfColumn);
		return columns.length > 0 ? [say({ columns: columns.join(', ') })] : [];
	});
	return [...new Set([...words, ...joined])];
}

type ProblemRow = Pick<PreviewRow, 'problems' | 'figures'>;

/** What concerns several columns is one sentence. */
function joinedWords(hasFigures: boolean): Record<Joined, (said: { columns: string }) => string> {
	return {
		'number-missing': hasFigures ? m.import_why_number_missing : m.import_why_number_missing_all,
		'column-missing': m.import_why_column_missing,
		'figures-incomplete': m.import_why_figures_incomplete
	};
}

function isJoined(code: ProblemCode): code is Joined {
	return Object.hasOwn(joinedWords(false), code);
}

function wordsOf(problem: Problem, code: Exclude<ProblemCode, Joined>): string {
	const { field, text } = problem;
	if (code === 'personal-data' && field === 'name') return m.import_why_personal_data_name();
	return WORDS[code]({ column: nameOfColumn(problem), text: text ?? '' });
}

/** Both lines of a header in one; without a column the word of this page. */
function nameOfColumn({ column, field }: Problem): string {
	return column?.replace(/\s+/g, ' ') ?? (field ? IMPORT_FIELD_WORDS[field]() : '');
}

/** What a person need not look at line by line; the whole sheet is told of a missing column. */
const QUIET: readonly ProblemCode[] = ['number-missing', 'date-missing', 'column-missing'];

/** Whether a line is worth a look before the import goes on. */
export function isSpecial({ status, problems }: Pick<PreviewRow, 'status' | 'problems'>): boolean {
	if (status === 'refused' || status === 'without-figures' || status === 'skipped-total')
		return true;
	return problems.some(({ code }) => !QUIET.includes(code));
}
