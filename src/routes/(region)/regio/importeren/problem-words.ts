import { m } from '$messages/messages';
import type { PreviewRow, Problem, ProblemCode } from '$lib/domain/import/import-plan.ts';

type Said = { column: string; text: string };

const WORDS: Record<Exclude<ProblemCode, 'number-missing'>, (said: Said) => string> = {
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
	'suitability-unreadable': m.import_why_suitability_unreadable,
	'kind-unreadable': m.import_why_kind_unreadable,
	'operator-unreadable': m.import_why_operator_unreadable,
	'date-unreadable': m.import_why_date_unreadable,
	'kind-missing': () => m.import_why_kind_missing(),
	'date-missing': () => m.import_why_date_missing(),
	'older-than-count': () => m.import_why_older_than_count(),
	'works-per-unit': () => m.import_why_works_per_unit(),
	'same-name-elsewhere': () => m.import_why_same_name_elsewhere()
};

/** Everything that is wrong with a line or good to know of it, one sentence each; blank numbers share one. */
export function problemWords(row: Pick<PreviewRow, 'problems' | 'figures'>): string[] {
	const missing = row.problems.filter(({ code }) => code === 'number-missing');
	const others = row.problems.filter(({ code }) => code !== 'number-missing');
	const words = others.map(wordsOf);
	if (missing.length === 0) return words;
	const columns = missing.map(nameOfColumn).join(', ');
	const say = row.figures ? m.import_why_number_missing : m.import_why_number_missing_all;
	return [...words, say({ columns })];
}

function wordsOf(problem: Problem): string {
	const { code, field, text } = problem;
	if (code === 'number-missing') return nameOfColumn(problem);
	if (code === 'personal-data' && field === 'name') return m.import_why_personal_data_name();
	return WORDS[code]({ column: nameOfColumn(problem), text: text ?? '' });
}

/** Both lines of a header in one. */
function nameOfColumn({ column, field }: Problem): string {
	return (column ?? field ?? '').replace(/\s+/g, ' ');
}

/** What a person need not look at line by line. */
const QUIET: readonly ProblemCode[] = ['number-missing', 'date-missing'];

/** Whether a line is worth a look before the import goes on. */
export function isSpecial({ status, problems }: Pick<PreviewRow, 'status' | 'problems'>): boolean {
	if (status === 'refused' || status === 'without-figures' || status === 'skipped-total')
		return true;
	return problems.some(({ code }) => !QUIET.includes(code));
}
