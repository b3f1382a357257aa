import { m } from '$messages/messages';
import type { TableRefusal } from './read-file.ts';

/** Why a file cannot be read, and how to mend it. */
export const REFUSED_FILE_WORDS: Record<TableRefusal, () => string> = {
	empty: m.import_empty,
	'too-large': m.import_refusal_too_large,
	'too-many-rows': m.import_refusal_too_many_rows,
	'too-many-columns': m.import_refusal_too_many_columns,
	'unclosed-quote': m.import_refusal_unclosed_quote,
	'not-a-table': m.import_refusal_not_a_table,
	'old-excel': m.import_refusal_old_excel,
	unreadable: m.import_unreadable,
	'not-loaded': m.code_not_loaded,
	'no-such-sheet': m.import_refusal_no_such_sheet
};
