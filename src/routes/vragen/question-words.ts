import type { QuestionShow } from '$lib/domain/questions/choose-questions.ts';
import type { QuestionKind, QuestionState } from '$lib/domain/schema/question.ts';
import { m } from '$messages/messages';

export const QUESTION_KIND_WORDS: Record<QuestionKind, () => string> = {
	question: m.help_kind_question,
	pearl: m.help_kind_pearl,
	bottleneck: m.help_kind_bottleneck
};

export const QUESTION_KIND_HINTS: Record<QuestionKind, () => string> = {
	question: m.help_kind_question_hint,
	pearl: m.help_kind_pearl_hint,
	bottleneck: m.help_kind_bottleneck_hint
};

export const QUESTION_STATE_WORDS: Record<QuestionState, () => string> = {
	open: m.help_state_open,
	answered: m.help_state_answered,
	closed: m.help_state_closed
};

export const QUESTION_SHOW_WORDS: Record<QuestionShow, () => string> = {
	all: m.help_show_all,
	open: m.help_show_open,
	answered: m.help_show_answered,
	pearl: m.help_show_pearls,
	bottleneck: m.help_show_bottlenecks,
	agenda: m.help_show_agenda,
	closed: m.help_state_closed
};
