import { m } from '$messages/messages';
import type { InboxItem } from '$lib/client/view-types.ts';
import type { EntryContent } from '$lib/domain/schema/entry.ts';
import { FIELD_WORDS } from '$lib/ui/field-words.ts';
import { entryWords } from '../../day/entry-words.ts';
import { valueWords } from '../locaties/[id]/gegevens/value-words.ts';

type Result = Extract<InboxItem, { kind: 'result' }>;

/** What somebody entered, of an edit that was not taken: `Aankomst 3`, `Telefoon: 038 1234567`. */
export function editWords({ name, args }: Pick<Result, 'name' | 'args'>): string {
	switch (name) {
		case 'occupancy.record':
			return entryWords(args.entry as EntryContent);
		case 'location.setField':
		case 'unit.setField':
			return m.check_edit_field({
				field: fieldName(String(args.field)),
				value: valueWords(String(args.field), args.value)
			});
		case 'location.setDetail':
			return m.mutation_set_detail();
		case 'location.add':
			return m.check_edit_named({ what: m.mutation_add_location(), name: String(args.name) });
		case 'unit.add':
			return m.check_edit_named({ what: m.mutation_add_unit(), name: String(args.name) });
		case 'unit.retire':
			return m.mutation_retire_unit();
		case 'unit.restore':
			return m.mutation_restore_unit();
		case 'conflict.settle':
			return m.mutation_settle();
		case 'question.ask':
			return m.help_edit_ask({ text: String(args.text) });
		case 'question.answer':
			return m.help_edit_answer({ text: String(args.text) });
		case 'question.share':
			return m.help_edit_share();
		case 'question.close':
			return m.help_edit_close();
		case 'question.reopen':
			return m.help_edit_reopen();
		default:
			return m.mutation_other();
	}
}

export function fieldName(field: string): string {
	return (FIELD_WORDS as Record<string, (() => string) | undefined>)[field]?.() ?? field;
}
