import type { Question } from '../schema/question.ts';

/** What somebody does to a question that is there; a device lays it over the server's row until that contains it. */
export type QuestionChange =
	| { is: 'answer'; answer: Question['answers'][number] }
	| { is: 'share'; kind: Question['kind']; shared: boolean; forAgenda: boolean }
	| { is: 'close' };

/** The question after a change. Made twice it is the same. */
export function changeQuestion(question: Question, change: QuestionChange): Question {
	switch (change.is) {
		case 'answer':
			return withAnswer(question, change.answer);
		case 'share': {
			const { is: _is, ...marks } = change;
			return { ...question, ...marks };
		}
		case 'close':
			return { ...question, state: 'closed', shared: false, forAgenda: false };
	}
}

function withAnswer(question: Question, answer: Question['answers'][number]): Question {
	const { answers, state } = question;
	if (answers.some(({ uuid }) => uuid === answer.uuid)) return question;
	const told = state === 'open' ? 'answered' : state;
	return { ...question, answers: [...answers, answer], state: told };
}
