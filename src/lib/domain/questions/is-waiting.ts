import type { Question } from '../schema/question.ts';

/**
 * Nobody has answered it yet. A good practice or a bottleneck asks for no answer, and a question of which the text is
 * gone (D20) can have none.
 */
export function isWaiting({
	kind,
	state,
	text
}: Pick<Question, 'kind' | 'state' | 'text'>): boolean {
	return kind === 'question' && state === 'open' && text !== '';
}
