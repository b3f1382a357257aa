import { dayAfter } from '../pipeline/steps-ahead.ts';
import type { Question } from '../schema/question.ts';

/** How long a text of a question or an answer is kept after it was written, where nobody chose otherwise (D15). */
export const TEXT_KEPT_DAYS = 365;

/** Texts that were written before this moment are kept no longer. `now` in ms since 1970. */
export function textsKeptFrom(now: number, days: number): string {
	const moment = new Date(now).toISOString();
	return `${dayAfter(moment.slice(0, 10), -days)}${moment.slice(10)}`;
}

/** The question without its texts of before that moment; null = it holds none. Nobody can write an empty text. */
export function blankOldTexts(question: Question, keptFrom: string): Question | null {
	const isOld = (at: string, text: string) => at < keptFrom && text !== '';
	const { text, askedAt, answers } = question;
	if (!isOld(askedAt, text) && !answers.some((answer) => isOld(answer.at, answer.text)))
		return null;
	return {
		...question,
		text: isOld(askedAt, text) ? '' : text,
		answers: answers.map((answer) =>
			isOld(answer.at, answer.text) ? { ...answer, text: '' } : answer
		)
	};
}
