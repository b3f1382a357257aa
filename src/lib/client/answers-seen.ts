import type { QuestionView } from './view-types.ts';

/** By question, how many answers this person had seen on this device. */
export type AnswersSeen = Readonly<Record<string, number>>;

const keyOf = (personId: string) => `opvangbord-answers-${personId}`;

export function readAnswersSeen(
	personId: string,
	storage: Pick<Storage, 'getItem'> = localStorage
): AnswersSeen {
	return JSON.parse(storage.getItem(keyOf(personId)) ?? '{}') as AnswersSeen;
}

/** Everything that is shown now has been seen. */
export function keepAnswersSeen(
	personId: string,
	questions: readonly QuestionView[],
	storage: Pick<Storage, 'setItem'> = localStorage
): void {
	const own = questions.filter(({ isOwn, answers }) => isOwn && answers.length > 0);
	const seen = Object.fromEntries(own.map(({ id, answers }) => [id, answers.length]));
	storage.setItem(keyOf(personId), JSON.stringify(seen));
}

export function hasNewAnswer({ id, isOwn, answers }: QuestionView, seen: AnswersSeen): boolean {
	return isOwn && answers.length > (seen[id] ?? 0);
}
