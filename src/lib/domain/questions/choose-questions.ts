import { normaliseText } from '../import/normalise-text.ts';
import type { Question } from '../schema/question.ts';
import { isWaiting } from './is-waiting.ts';

export const QUESTION_SHOWS = [
	'all',
	'open',
	'answered',
	'pearl',
	'bottleneck',
	'agenda',
	'closed'
] as const;

/** What a list shows. */
export type QuestionShow = (typeof QUESTION_SHOWS)[number];

type Searched = Question & { placeName: string | null };

/** Those that are to be shown and hold every word that was typed, whatever its accents; newest first. */
export function chooseQuestions<Item extends Searched>(
	questions: readonly Item[],
	{ show, search }: { show: QuestionShow; search: string }
): Item[] {
	const words = normaliseText(search).split(' ');
	return questions
		.filter((question) => isShown(question, show))
		.filter((question) => holdsAll(question, words))
		.sort((a, b) =>
			a.askedAt === b.askedAt ? (a.id < b.id ? -1 : 1) : a.askedAt < b.askedAt ? 1 : -1
		);
}

function isShown(question: Question, show: QuestionShow): boolean {
	const { state, kind, forAgenda } = question;
	if (show === 'all') return true;
	if (show === 'closed' || state === 'closed') return show === state;
	if (show === 'agenda') return forAgenda;
	if (show === 'pearl' || show === 'bottleneck') return kind === show;
	return show === 'open' ? isWaiting(question) : kind === 'question' && state === show;
}

function holdsAll({ text, answers, placeName, askedBy }: Searched, words: string[]): boolean {
	const told = [
		text,
		placeName ?? '',
		askedBy?.name ?? '',
		...answers.map((answer) => answer.text)
	];
	const searched = normaliseText(told.join(' '));
	return words.every((word) => searched.includes(word));
}
