import { m } from '$messages/messages';
import { wordOf } from '$lib/ui/domain-words.ts';

const WORDS: Record<string, () => string> = {
	'occupancy.record': m.mutation_record,
	'location.setField': m.mutation_set_field,
	'unit.setField': m.mutation_set_field,
	'location.setDetail': m.mutation_set_detail,
	'location.add': m.mutation_add_location,
	'unit.add': m.mutation_add_unit,
	'unit.retire': m.mutation_retire_unit,
	'unit.restore': m.mutation_restore_unit,
	'conflict.settle': m.mutation_settle,
	'question.ask': m.help_edit_question,
	'question.answer': m.help_edit_question,
	'question.share': m.help_edit_share,
	'question.close': m.help_edit_close,
	'question.reopen': m.help_edit_reopen
};

/** What kind of edit it is; one that a newer app made is shown by its name. */
export function mutationWords(name: string): string {
	return wordOf(WORDS, name);
}
