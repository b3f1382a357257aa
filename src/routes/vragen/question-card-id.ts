/** Of the card of a question, where the focus goes once the button that had it is gone. */
export function questionCardId(questionId: string): string {
	return `question-${questionId}`;
}
