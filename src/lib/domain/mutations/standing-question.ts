import type { Question } from '../schema/question.ts';
import { changeQuestion, type QuestionChange } from '../questions/change-question.ts';
import { type Decision, reject, type Rejection, type World } from './world.ts';

type Named = { regionId: string; questionId: string };

/** The question that is named, for who may do this to it. */
export function standingQuestion(
	world: World,
	{ regionId, questionId }: Named,
	mayChange: (question: Question) => boolean
): { question: Question } | Rejection {
	const question = world.questions.get(questionId);
	if (!question || question.regionId !== regionId) return reject('not-found', questionId);
	return mayChange(question) ? { question } : reject('forbidden');
}

export function applyChange(question: Question, change: QuestionChange): Decision {
	const { regionId } = question;
	const changed = changeQuestion(question, change);
	const writes = [{ put: 'question' as const, question: changed, change }];
	return { status: 'applied', regionId, writes };
}
