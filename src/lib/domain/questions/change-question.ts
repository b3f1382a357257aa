import type { Question } from '../schema/question.ts';

type Closing = NonNullable<Question['closed']>;

/** What somebody does to a question that is there; a device lays it over the server's row until that contains it. */
export type QuestionChange =
	| { is: 'answer'; answer: Question['answers'][number] }
	| { is: 'share'; kind: Question['kind']; shared: boolean; forAgenda: boolean }
	/** Without `closed`: made by a version that did not keep it. */
	| { is: 'close'; closed?: Pick<Closing, 'by' | 'at'> }
	| { is: 'reopen' };

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
			return question.state === 'closed' ? question : close(question, change.closed);
		case 'reopen':
			return question.state === 'closed' ? reopen(question) : question;
	}
}

function close(question: Question, closed?: Pick<Closing, 'by' | 'at'>): Question {
	const { shared, forAgenda } = question;
	const put = { ...question, state: 'closed' as const, shared: false, forAgenda: false };
	return closed ? { ...put, closed: { ...closed, shared, forAgenda } } : put;
}

/** What it was follows from whether it was answered. */
function reopen({ closed, ...question }: Question): Question {
	const { shared = false, forAgenda = false } = closed ?? {};
	const state = question.answers.length > 0 ? 'answered' : 'open';
	return { ...question, state, shared, forAgenda };
}

function withAnswer(question: Question, answer: Question['answers'][number]): Question {
	const { answers, state } = question;
	if (answers.some(({ uuid }) => uuid === answer.uuid)) return question;
	const told = state === 'open' ? 'answered' : state;
	return { ...question, answers: [...answers, answer], state: told };
}
